'use client'

import type { NodeId } from '@gatewright/definition'
import { Button } from '@/ui/button'
import { counted } from '@/ui/counted'
import { Field, FormSection } from '@/ui/field'
import { Select } from '@/ui/select'
import { authorizeAll, methodsOfSelection } from '../bulk-edit.ts'
import { nameOf } from '../commands.ts'
import { useDesign, useRestApi } from '../design-context.tsx'
import { select } from '../selection.ts'
import { useCommand } from '../use-commands.ts'
import { useEdit } from '../use-edit.ts'
import { type CommonSetting, commonSettings } from './common-settings.ts'

/** What several things have in common and where they differ; what is done here is one undo step for all. */
export function SeveralSelected({ ids }: { ids: readonly NodeId[] }) {
  const design = useDesign()
  const api = useRestApi()
  const edit = useEdit()
  const remove = useCommand('delete')
  const places = methodsOfSelection(api, ids)
  const methods = places.flatMap(({ resourceId, httpMethod }) => api.resources[resourceId]?.methods[httpMethod] ?? [])
  const guards = new Set(methods.map((method) => method.authorizerId ?? method.authorizationType))
  const [common] = guards.size === 1 ? guards : []
  const settings = commonSettings(methods, api)
  const resources = new Set(places.map(({ resourceId }) => resourceId)).size
  return (
    <>
      <header className="flex-none border-line border-b px-4 pt-3 pb-2">
        <h2 className="flex h-6 items-center font-semibold text-base">
          {places.length > 0 ? counted(places.length, 'method') : counted(ids.length, 'thing')} selected
        </h2>
        <p className="text-dense text-text-2">
          {places.length > 0 && `In ${counted(resources, 'resource')}. `}One undo step for all
        </p>
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        {places.length > 0 && (
          <>
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
                      edit(`Set authorization of ${counted(places.length, 'method')}`, (draft) =>
                        authorizeAll(draft, places, value),
                      )
                    }
                  />
                )}
              </Field>
            </FormSection>
            <Same settings={settings.filter(({ values }) => values.length === 1)} count={places.length} />
            <Different settings={settings.filter(({ values }) => values.length > 1)} />
          </>
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

function Same({ settings, count }: { settings: readonly CommonSetting[]; count: number }) {
  if (settings.length === 0) return null
  return (
    <FormSection title={`The same in all ${count}`}>
      <dl className="grid grid-cols-[104px_1fr] gap-y-1 text-dense">
        {settings.map(({ name, values }) => (
          <div key={name} className="contents">
            <dt className="text-text-2">{name}</dt>
            <dd className="min-w-0 truncate">{values[0]?.value}</dd>
          </div>
        ))}
      </dl>
    </FormSection>
  )
}

const greys = ['bg-text-2', 'bg-text-3', 'bg-line-2', 'bg-hover']
const greyOf = (index: number) => greys[Math.min(index, greys.length - 1)] ?? ''

/** What differs: a bar in greys, and how many methods have which value. */
function Different({ settings }: { settings: readonly CommonSetting[] }) {
  if (settings.length === 0) return null
  return (
    <FormSection title="Different">
      {settings.map(({ name, values }) => (
        <div key={name} className="mb-2.5">
          <div className="mb-1 flex justify-between text-dense">
            <span className="text-text-2">{name}</span>
            <span className="text-text-3">{values.length} kinds</span>
          </div>
          <div aria-hidden="true" className="flex h-1.5 gap-0.5 overflow-hidden rounded-full">
            {values.map(({ value, count }, index) => (
              <span key={value} className={greyOf(index)} style={{ flexGrow: count }} />
            ))}
          </div>
          <ul className="mt-1 flex flex-wrap gap-x-3 text-dense">
            {values.map(({ value, count }, index) => (
              <li key={value} className="flex items-center gap-1.5">
                <span aria-hidden="true" className={`size-2 rounded-[2px] ${greyOf(index)}`} />
                {count} {value}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </FormSection>
  )
}
