'use client'

import type { NodeId } from '@gatewright/definition'
import { setAuthorization } from '@gatewright/definition/edit'
import { Button } from '@/ui/button'
import { Field, FormSection } from '@/ui/field'
import { Select } from '@/ui/select'
import { nameOf } from '../commands.ts'
import { useDesign, useRestApi } from '../design-context.tsx'
import { readNodeId, select } from '../selection.ts'
import { useCommand } from '../use-commands.ts'
import { useEdit } from '../use-edit.ts'

/** What can be done with several things at once; one undo step for all. */
export function SeveralSelected({ ids }: { ids: readonly NodeId[] }) {
  const design = useDesign()
  const api = useRestApi()
  const edit = useEdit()
  const remove = useCommand('delete')
  const methods = ids.map(readNodeId).flatMap((thing) => (thing.kind === 'method' ? [thing] : []))
  const present = methods.map((place) => api.resources[place.resourceId]?.methods[place.httpMethod])
  const guards = new Set(present.map((method) => method?.authorizerId ?? method?.authorizationType ?? 'NONE'))
  const [common] = guards.size === 1 ? guards : []
  return (
    <>
      <header className="flex-none border-line border-b px-4 pt-3 pb-2">
        <h2 className="flex h-6 items-center font-semibold text-base">
          {ids.length} {methods.length === ids.length ? 'methods' : 'things'} selected
        </h2>
        <p className="text-dense text-text-2">One undo step for all</p>
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        {methods.length > 0 && (
          <FormSection title="Method request">
            <Field label="Authorization">
              {(control) => (
                <Select
                  {...control}
                  value={common ?? ''}
                  placeholder={`${guards.size} different`}
                  options={[
                    { value: 'NONE', label: 'None' },
                    { value: 'AWS_IAM', label: 'AWS_IAM' },
                    ...Object.entries(api.authorizers).map(([id, { name }]) => ({ value: id, label: name })),
                  ]}
                  onChange={(value) =>
                    edit(`Set authorization of ${methods.length} methods`, (draft) => {
                      const to =
                        value === 'NONE' || value === 'AWS_IAM'
                          ? ({ type: value } as const)
                          : ({ type: 'authorizer', authorizerId: value } as const)
                      for (const place of methods) setAuthorization(draft, place, to)
                    })
                  }
                />
              )}
            </Field>
          </FormSection>
        )}
        <FormSection title="Selected">
          <ul className="font-mono text-code">
            {ids.map((id) => (
              <li key={id} className="truncate">
                {nameOf(id, design)}
              </li>
            ))}
          </ul>
        </FormSection>
      </div>
      <footer className="flex flex-none gap-2 border-line border-t px-4 py-2.5">
        <Button className="flex-1" onClick={() => select(undefined)}>
          Deselect
        </Button>
        <Button
          variant="danger"
          className="flex-1"
          disabled={remove.refusal !== undefined}
          title={remove.refusal}
          onClick={remove.run}
        >
          Delete
        </Button>
      </footer>
    </>
  )
}
