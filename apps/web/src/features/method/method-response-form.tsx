'use client'

import { addMethodResponse, deleteMethodResponse } from '@gatewright/definition/edit'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { FormSection } from '@/ui/field'
import { Input } from '@/ui/input'
import { Toggle } from '@/ui/toggle'
import { KeyValueEditor } from './key-value-editor.tsx'
import { useEditMethod, useOpenMethod, useTryRun } from './method-place.ts'

/** The statuses that a method declares, with their headers and models: documentation and SDKs, never enforced. */
export function MethodResponseForm() {
  const { method, place, api } = useOpenMethod()
  const edit = useEditMethod()
  const run = useTryRun()
  const [fresh, setFresh] = useState('')
  return (
    <>
      {Object.entries(method.methodResponses).map(([status, response]) => (
        <FormSection
          key={status}
          title={`Response ${status}`}
          action={
            <Button
              size="small"
              variant="quiet"
              onClick={() =>
                run({ label: 'Remove method response', run: (draft) => deleteMethodResponse(draft, place, status) })
              }
            >
              Remove
            </Button>
          }
        >
          <h4 className="mb-1 font-semibold text-caption text-text-3">Headers</h4>
          <ul>
            {Object.entries(response.responseParameters).map(([header, required]) => {
              const name = header.replace('method.response.header.', '')
              return (
                <li key={header} className="flex h-7 items-center gap-2">
                  <code className="min-w-0 flex-1 truncate font-mono text-status">{name}</code>
                  <Toggle
                    aria-label={`${name} of ${status} required`}
                    checked={required}
                    onChange={(on) =>
                      edit('Set required header', (target) => {
                        const found = target.methodResponses[status]
                        if (found !== undefined) found.responseParameters[header] = on
                      })
                    }
                  >
                    {required ? 'required' : 'optional'}
                  </Toggle>
                  <button
                    type="button"
                    className="text-small text-text-3 hover:text-bad-text"
                    onClick={() =>
                      edit('Remove header', (target) => {
                        delete target.methodResponses[status]?.responseParameters[header]
                      })
                    }
                  >
                    Remove
                    <span className="sr-only"> {name}</span>
                  </button>
                </li>
              )
            })}
          </ul>
          <form
            className="mt-1"
            onSubmit={(event) => {
              event.preventDefault()
              const form = event.currentTarget
              const name = String(new FormData(form).get('name') ?? '').trim()
              if (name === '') return
              edit('Add header', (target) => {
                const found = target.methodResponses[status]
                if (found !== undefined) found.responseParameters[`method.response.header.${name}`] ??= false
              })
              form.reset()
            }}
          >
            <Input mono name="name" aria-label={`New header of ${status}`} placeholder="Add header, Enter" />
          </form>
          <h4 className="mt-2 mb-1 font-semibold text-caption text-text-3">Models</h4>
          <KeyValueEditor
            noun="Response model"
            keyPlaceholder="application/json"
            valueOptions={Object.keys(api.models)}
            entries={response.responseModels}
            onChange={(models) =>
              edit(
                'Set response models',
                (target) => {
                  const found = target.methodResponses[status]
                  if (found !== undefined) found.responseModels = models
                },
                `models:${status}`,
              )
            }
          />
        </FormSection>
      ))}
      <FormSection title="Add method response">
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (run({ label: 'Add method response', run: (draft) => addMethodResponse(draft, place, fresh.trim()) }))
              setFresh('')
          }}
        >
          <Input
            mono
            aria-label="New status code"
            placeholder="404"
            value={fresh}
            onChange={(event) => setFresh(event.target.value)}
          />
          <Button size="small" type="submit">
            Add
          </Button>
        </form>
      </FormSection>
    </>
  )
}
