'use client'

import type { IntegrationResponse } from '@gatewright/definition'
import { addIntegrationResponse, deleteIntegrationResponse } from '@gatewright/definition/edit'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { Dialog } from '@/ui/dialog'
import { Field, FormSection } from '@/ui/field'
import { PlusIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Notice } from '@/ui/notice'
import { Select } from '@/ui/select'
import { StatusCode } from '@/ui/status-code'
import { KeyValueEditor } from './key-value-editor.tsx'
import { useEditMethod, useOpenMethod, useTryRun } from './method-place.ts'
import { TemplateList } from './template-list.tsx'

type Props = {
  status: string | undefined
  onStatus: (status: string | undefined) => void
  contentType: string | undefined
  onContentType: (contentType: string | undefined) => void
}

/** Which answer of the backend becomes which status, and how it is shaped. */
export function IntegrationResponseForm({ status, onStatus, contentType, onContentType }: Props) {
  const { method, place } = useOpenMethod()
  const edit = useEditMethod()
  const run = useTryRun()
  const [adding, setAdding] = useState(false)
  const { integration } = method
  if (integration === undefined)
    return <p className="px-4 py-3 text-dense text-text-2">Choose an integration first, in Integration request.</p>
  const isProxy = integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY'
  const response = status === undefined ? undefined : integration.integrationResponses[status]
  const change = (label: string, apply: (target: IntegrationResponse) => void, burst?: string) =>
    edit(
      label,
      (target) => {
        const found = status === undefined ? undefined : target.integration?.integrationResponses[status]
        if (found !== undefined) apply(found)
      },
      burst,
    )
  return (
    <>
      <FormSection title="Integration responses">
        {isProxy && (
          <Notice tone="info">
            A proxy integration passes the backend's answer as it is. Switch the proxy off in Integration request to map
            it.
          </Notice>
        )}
        <ul className="my-1 flex flex-col">
          {Object.entries(integration.integrationResponses).map(([code, { selectionPattern }]) => (
            <li key={code}>
              <button
                type="button"
                aria-pressed={code === status}
                onClick={() => {
                  onStatus(code)
                  onContentType(undefined)
                }}
                className={classNames(
                  'flex h-7 w-full items-center gap-2 rounded-row px-2 text-left text-dense',
                  code === status ? 'bg-accent-soft' : 'hover:bg-hover',
                )}
              >
                <StatusCode status={Number(code)} />
                <span className="min-w-0 flex-1 truncate font-mono text-status">{selectionPattern || 'default'}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button size="small" variant="quiet" icon={PlusIcon} onClick={() => setAdding(true)}>
          Add integration response
        </Button>
      </FormSection>
      {response !== undefined && status !== undefined && (
        <>
          <FormSection
            title={`Response ${status}`}
            action={
              <Button
                size="small"
                variant="quiet"
                onClick={() => {
                  run({
                    label: 'Remove integration response',
                    run: (draft) => deleteIntegrationResponse(draft, place, status),
                  })
                  onStatus(undefined)
                }}
              >
                Remove
              </Button>
            }
          >
            <Field
              label="Selection pattern"
              help="Java regular expression, tried on the whole error message (Lambda) or status (HTTP); empty is the default"
            >
              {(control) => (
                <Input
                  {...control}
                  mono
                  value={response.selectionPattern ?? ''}
                  onChange={(event) =>
                    change(
                      'Set selection pattern',
                      (target) => {
                        if (event.target.value === '') delete target.selectionPattern
                        else target.selectionPattern = event.target.value
                      },
                      `pattern:${status}`,
                    )
                  }
                />
              )}
            </Field>
            <Field label="Content handling">
              {(control) => (
                <Select
                  {...control}
                  value={response.contentHandling ?? ''}
                  onChange={(value: '' | 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY') =>
                    change('Set content handling', (target) => {
                      if (value === '') delete target.contentHandling
                      else target.contentHandling = value
                    })
                  }
                  options={[
                    { value: '', label: 'Passthrough' },
                    { value: 'CONVERT_TO_TEXT', label: 'Convert to text' },
                    { value: 'CONVERT_TO_BINARY', label: 'Convert to binary' },
                  ]}
                />
              )}
            </Field>
          </FormSection>
          <FormSection title="Header mappings">
            <KeyValueEditor
              noun="Header mapping"
              keyPlaceholder="method.response.header.X"
              valuePlaceholder="integration.response.header.X or 'text'"
              entries={response.responseParameters}
              onChange={(responseParameters) =>
                edit(
                  'Set header mappings',
                  (target) => {
                    const found = target.integration?.integrationResponses[status]
                    if (found === undefined) return
                    found.responseParameters = responseParameters
                    const declared = target.methodResponses[status]
                    for (const header of Object.keys(responseParameters))
                      if (declared !== undefined) declared.responseParameters[header] ??= false
                  },
                  `headers:${status}`,
                )
              }
            />
          </FormSection>
          <FormSection title="Mapping templates">
            <TemplateList
              templates={response.responseTemplates}
              chosen={contentType}
              onChoose={onContentType}
              onChange={(label, templates) =>
                change(label, (target) => {
                  target.responseTemplates = templates
                })
              }
            />
          </FormSection>
        </>
      )}
      {adding && (
        <NewResponseDialog
          onClose={() => setAdding(false)}
          onCreate={(code, pattern) => {
            const done = run({
              label: 'Add integration response',
              run: (draft) =>
                addIntegrationResponse(draft, place, code, pattern === '' ? {} : { selectionPattern: pattern }),
            })
            if (!done) return
            onStatus(code)
            setAdding(false)
          }}
        />
      )}
    </>
  )
}

function NewResponseDialog({
  onClose,
  onCreate,
}: {
  onClose: () => void
  onCreate: (status: string, pattern: string) => void
}) {
  const [pattern, setPattern] = useState('')
  const [status, setStatus] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title="New integration response"
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={() => onCreate(status, pattern)}>
            Create integration response
          </Button>
        </>
      }
    >
      <form
        className="px-5 pb-4"
        onSubmit={(event) => {
          event.preventDefault()
          onCreate(status, pattern)
        }}
      >
        <Field
          label="Selection pattern"
          help="Java regular expression such as .*NotFound.* or 5\d{2}; empty makes it the default"
          labelWidth={132}
        >
          {(control) => (
            <Input {...control} mono value={pattern} onChange={(event) => setPattern(event.target.value)} />
          )}
        </Field>
        <Field label="Status code" help="What callers get; the method response is made too" labelWidth={132}>
          {(control) => (
            <Input
              {...control}
              mono
              inputMode="numeric"
              value={status}
              onChange={(event) => setStatus(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" className="sr-only">
          Create
        </button>
      </form>
    </Dialog>
  )
}
