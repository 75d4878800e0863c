'use client'

import type { LambdaFunction } from '@gatewright/definition'
import { deleteAlias, setAlias } from '@gatewright/definition/edit'
import { useState } from 'react'
import { IconButton } from '@/ui/button'
import { Field, FormSection } from '@/ui/field'
import { TrashIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { CommitSetting } from '../designer/inspector/settings.tsx'
import { useEdit } from '../designer/use-edit.ts'

type Alias = LambdaFunction['aliases'][string]

/** The aliases of a function: names of versions, with a share of the requests for a second one. */
export function AliasesSection({ name, lambda }: { name: string; lambda: LambdaFunction }) {
  const edit = useEdit()
  const [fresh, setFresh] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const aliases = Object.entries(lambda.aliases)
  const add = () => {
    const alias = fresh.trim()
    if (alias === '') return
    if (Object.hasOwn(lambda.aliases, alias)) return setRefusal(`There is an alias ${alias} already.`)
    const newest = Object.keys(lambda.versions).map(Number)
    const functionVersion = newest.length === 0 ? '$LATEST' : String(Math.max(...newest))
    setRefusal(undefined)
    setFresh('')
    edit(
      `Add alias ${alias} of ${name}`,
      (draft) => setAlias(draft, name, alias, { functionVersion, routingConfig: {} }),
      {
        onRefusal: (reason) => {
          setRefusal(reason)
          setFresh(fresh)
        },
      },
    )
  }
  return (
    <FormSection title="Aliases">
      {aliases.map(([alias, to]) => (
        <AliasFields key={alias} name={name} alias={alias} to={to} versions={Object.keys(lambda.versions)} />
      ))}
      <Field
        label="New alias"
        help="Integrations invoke it as name:alias, or through a stage variable."
        error={refusal}
      >
        {(control) => (
          <Input
            {...control}
            mono
            value={fresh}
            placeholder="live, Enter"
            onChange={(event) => setFresh(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && add()}
          />
        )}
      </Field>
    </FormSection>
  )
}

type AliasFieldsProps = { name: string; alias: string; to: Alias; versions: readonly string[] }

function AliasFields({ name, alias, to, versions }: AliasFieldsProps) {
  const edit = useEdit()
  const set = (next: Alias): string | undefined => {
    let refusal: string | undefined
    edit(`Set alias ${alias} of ${name}`, (draft) => setAlias(draft, name, alias, next), {
      onRefusal: (reason) => {
        refusal = reason
      },
    })
    return refusal
  }
  const [second = '', weight] = Object.entries(to.routingConfig)[0] ?? []
  const others = versions.filter((version) => version !== to.functionVersion)
  return (
    <section aria-label={`Alias ${alias}`} className="mb-2 rounded-card border border-line px-3 py-1.5">
      <div className="flex h-7 items-center justify-between">
        <span className="min-w-0 truncate font-mono text-code">{alias}</span>
        <IconButton
          label={`Delete alias ${alias}`}
          icon={TrashIcon}
          size={24}
          iconSize={14}
          onClick={() => edit(`Delete alias ${alias} of ${name}`, (draft) => deleteAlias(draft, name, alias))}
        />
      </div>
      <Field label="Version">
        {(control) => (
          <Select
            {...control}
            mono
            value={to.functionVersion}
            options={[
              { value: '$LATEST', label: '$LATEST' },
              ...versions.map((version) => ({ value: version, label: version })),
            ]}
            onChange={(functionVersion) =>
              void set({
                functionVersion,
                routingConfig: functionVersion === '$LATEST' || functionVersion === second ? {} : to.routingConfig,
              })
            }
          />
        )}
      </Field>
      {to.functionVersion !== '$LATEST' && others.length > 0 && (
        <>
          <Field label="And version" help="A second version for a share of the requests">
            {(control) => (
              <Select
                {...control}
                mono
                value={second}
                options={[
                  { value: '', label: 'None' },
                  ...others.map((version) => ({ value: version, label: version })),
                ]}
                onChange={(version) =>
                  void set({ ...to, routingConfig: version === '' ? {} : { [version]: weight ?? 0.1 } })
                }
              />
            )}
          </Field>
          {second !== '' && (
            <CommitSetting
              label="Its weight"
              inputMode="numeric"
              width="!w-20 flex-none text-right"
              value={String(weight ?? 0)}
              help="Share of the requests, 0 to 1; drawn anew for each request."
              onCommit={(text) => {
                const share = Number(text)
                if (text.trim() === '' || !(share >= 0 && share <= 1)) return 'A number from 0 to 1.'
                return set({ ...to, routingConfig: { [second]: share } })
              }}
            />
          )}
        </>
      )}
    </section>
  )
}
