'use client'

import { type HttpMethod, type RestApi, resourcePath } from '@gatewright/definition'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useMemo, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Select } from '@/ui/select'
import { edit, patchPath } from '../../designer/patches.ts'
import type { PlaygroundSession } from '../playground-session.ts'

type SaveToMethodDialogProps = { session: PlaygroundSession; onClose: () => void }

/** Puts the template into an integration of an API of the workspace. */
export function SaveToMethodDialog({ session, onClose }: SaveToMethodDialogProps) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const apis = useQuery(trpc.api.list.queryOptions())
  const rest = (apis.data ?? []).filter(({ kind }) => kind === 'REST')
  const [chosen, setChosen] = useState<string>()
  const apiId = chosen ?? rest[0]?.id
  const opened = useQuery({ ...trpc.api.get.queryOptions({ apiId: apiId ?? '' }), enabled: apiId !== undefined })
  const definition = opened.data?.design.definition
  const places = useMemo(
    () => (definition?.kind === 'REST' ? placesOf(definition, session.direction) : []),
    [definition, session.direction],
  )
  const [placeKey, setPlaceKey] = useState<string>()
  const place = places.find(({ key }) => key === placeKey) ?? places[0]
  const [contentType, setContentType] = useState(session.contentType)
  const save = useMutation(
    trpc.design.save.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: trpc.api.get.queryKey({ apiId: apiId ?? '' }) }),
    }),
  )
  const insert = () => {
    if (opened.data === undefined || place === undefined || apiId === undefined) return
    const { patches } = edit(opened.data.design, (draft) => {
      if (draft.definition.kind !== 'REST') return
      const integration = draft.definition.resources[place.resourceId]?.methods[place.verb]?.integration
      const templates =
        place.status === undefined
          ? integration?.requestTemplates
          : integration?.integrationResponses[place.status]?.responseTemplates
      if (templates !== undefined) templates[contentType] = session.template
    })
    save.mutate({
      apiId,
      baseRevision: opened.data.revision,
      label: 'Insert a template',
      patches: patches.map((patch) => ({ ...patch, path: [...patchPath(patch)] })),
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save to a method"
      width={520}
      footer={
        save.isSuccess && place !== undefined ? (
          <Link
            href={`/apis/${apiId}/design/${place.resourceId}/${place.verb}`}
            className="inline-flex h-[30px] items-center rounded-control border border-ink bg-ink px-2.5 font-medium text-on-ink"
          >
            Open the method
          </Link>
        ) : (
          <Button
            variant="primary"
            disabled={place === undefined || contentType.trim() === '' || save.isPending}
            onClick={insert}
          >
            Save to the method
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-1 px-5 pb-4">
        <Field label="API">
          {(control) => (
            <Select
              {...control}
              value={apiId ?? ''}
              placeholder="No REST API"
              options={rest.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          )}
        </Field>
        <Field
          label={session.direction === 'request' ? 'Method' : 'Response'}
          help="Proxy integrations ignore mapping templates and are not listed."
        >
          {(control) => (
            <Select
              {...control}
              mono
              value={place?.key ?? ''}
              placeholder="No integration that takes a template"
              options={places.map(({ key, label }) => ({ value: key, label }))}
              onChange={setPlaceKey}
            />
          )}
        </Field>
        <Field
          label="Content type"
          help={place?.has(contentType) === true ? 'The template there is replaced.' : undefined}
        >
          {(control) => (
            <Input {...control} mono value={contentType} onChange={(event) => setContentType(event.target.value)} />
          )}
        </Field>
        {save.error !== null && (
          <Notice tone="bad" title="It is not saved">
            {save.error.message}
          </Notice>
        )}
        {save.isSuccess && <Notice tone="info" title="Saved to the draft of the API" />}
      </div>
    </Dialog>
  )
}

type Place = {
  key: string
  label: string
  resourceId: string
  verb: HttpMethod
  /** Status code of the integration response; undefined for the integration request. */
  status: string | undefined
  has: (contentType: string) => boolean
}

/** The integrations, or their responses, that take a mapping template. */
function placesOf(api: RestApi, direction: 'request' | 'response'): Place[] {
  return Object.entries(api.resources).flatMap(([resourceId, resource]) =>
    Object.entries(resource.methods).flatMap(([verb, { integration }]): Place[] => {
      if (integration === undefined || integration.type.endsWith('PROXY')) return []
      const label = `${verb} ${resourcePath(api, resourceId)}`
      const given = { resourceId, verb: verb as HttpMethod }
      if (direction === 'request') {
        const { requestTemplates } = integration
        return [
          { ...given, key: `${resourceId} ${verb}`, label, status: undefined, has: (type) => type in requestTemplates },
        ]
      }
      return Object.entries(integration.integrationResponses).map(([status, { responseTemplates }]) => ({
        ...given,
        key: `${resourceId} ${verb} ${status}`,
        label: `${label} → ${status}`,
        status,
        has: (type) => type in responseTemplates,
      }))
    }),
  )
}
