'use client'

import { stageNamePattern } from '@gatewright/definition'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Button, IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { CloseIcon, PlusIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { showToast } from '@/ui/toast'
import { useOpenApi } from '../designer/design-context.tsx'
import { DiffList } from './diff-list.tsx'

type Variable = { name: string; value: string }

/** Deploys the draft to a stage; a new name makes the stage. Errors of lint hold it back and are said here. */
export function DeployDialog({ onClose, stageName: preset }: { onClose: () => void; stageName?: string }) {
  const { apiId, store } = useOpenApi()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const listId = useId()
  const stages = useQuery(trpc.stage.list.queryOptions({ apiId }))
  const [typed, setTyped] = useState(preset)
  const [description, setDescription] = useState('')
  const [added, setAdded] = useState<readonly Variable[]>([])
  const create = useMutation(trpc.deployment.create.mutationOptions())
  const name = typed ?? stages.data?.[0]?.stageName ?? 'dev'
  const existing = stages.data?.find(({ stageName }) => stageName === name)
  const valid = stageNamePattern.test(name)
  const diff = useQuery({
    ...trpc.deployment.diff.queryOptions({ apiId, stageName: name }),
    enabled: existing !== undefined,
  })

  const submit = async () => {
    await store.flush()
    const extra = added.filter((variable) => variable.name !== '')
    const variables = {
      ...existing?.stage.variables,
      ...Object.fromEntries(extra.map(({ name: key, value }) => [key, value])),
    }
    const deployed = await create
      .mutateAsync({
        apiId,
        stageName: name,
        ...(description === '' ? {} : { description }),
        ...(extra.length === 0 ? {} : { variables }),
      })
      .catch(() => undefined)
    if (deployed === undefined) return
    await queries.invalidateQueries()
    showToast({ tone: 'ok', text: `Deployment ${deployed.number} is live on ${name}: ${deployed.invokeUrl}` })
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Deploy API"
      width={520}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!valid || create.isPending} onClick={() => void submit()}>
            Deploy
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-1 px-5 pb-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (valid) void submit()
        }}
      >
        <Field
          label="Stage"
          help={
            existing === undefined ? 'A new stage will be made.' : 'Its deployment will be replaced; its settings stay.'
          }
          error={valid ? undefined : 'Letters, digits, hyphens and underscores, up to 128.'}
        >
          {({ invalid, ...control }) => (
            <input
              {...control}
              aria-invalid={invalid}
              list={listId}
              autoComplete="off"
              className="control h-[26px] w-full px-2 text-dense"
              value={name}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <datalist id={listId}>
          {stages.data?.map(({ stageName }) => (
            <option key={stageName} value={stageName} />
          ))}
        </datalist>
        <Field label="Description" help="Up to 1,024 characters">
          {(control) => (
            <Input
              {...control}
              maxLength={1024}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <section aria-label="Stage variables" className="mt-1">
          <h3 className="mb-1 font-semibold text-caption text-text-3">Stage variables</h3>
          {Object.entries(existing?.stage.variables ?? {}).map(([key, value]) => (
            <p key={key} className="font-mono text-status text-text-2">
              {key} = {value}
            </p>
          ))}
          {added.map((variable, index) => (
            <div key={`variable-${index.toString()}`} className="mt-1 flex gap-1.5">
              <Input
                mono
                aria-label="Variable name"
                placeholder="name"
                value={variable.name}
                onChange={(event) =>
                  setAdded(added.map((other, at) => (at === index ? { ...other, name: event.target.value } : other)))
                }
              />
              <Input
                mono
                aria-label="Variable value"
                placeholder="value"
                value={variable.value}
                onChange={(event) =>
                  setAdded(added.map((other, at) => (at === index ? { ...other, value: event.target.value } : other)))
                }
              />
              <IconButton
                label="Remove variable"
                icon={CloseIcon}
                iconSize={12}
                size={24}
                onClick={() => setAdded(added.filter((_, at) => at !== index))}
              />
            </div>
          ))}
          <Button
            size="small"
            variant="quiet"
            icon={PlusIcon}
            className="mt-1"
            onClick={() => setAdded([...added, { name: '', value: '' }])}
          >
            Add stage variable
          </Button>
        </section>
        {create.error !== null && (
          <Notice tone="bad" title="Not deployed">
            {create.error.message}
          </Notice>
        )}
        {diff.data !== undefined && (
          <section aria-label="Changes" className="mt-2 max-h-64 overflow-auto">
            <DiffList changes={diff.data} />
          </section>
        )}
      </form>
    </Dialog>
  )
}
