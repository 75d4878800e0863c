'use client'

import { useState } from 'react'
import { Button, IconButton } from '@/ui/button'
import { CloseIcon, PlusIcon } from '@/ui/icons'
import { Input } from '@/ui/input'

type StageVariablesProps = {
  stageName: string
  variables: Readonly<Record<string, string>>
  onChange: (variables: Record<string, string>) => void
}

/** The variables of a stage; a change is saved when the field is left. */
export function StageVariables({ stageName, variables, onChange }: StageVariablesProps) {
  const [fresh, setFresh] = useState<{ name: string; value: string }>()
  const names = Object.keys(variables)
  const without = (name: string) => Object.fromEntries(Object.entries(variables).filter(([key]) => key !== name))
  return (
    <section aria-label={`Stage variables of ${stageName}`} className="rounded-card border border-line bg-surface">
      <header className="flex h-10 items-center gap-2 border-line border-b px-3.5">
        <h2 className="font-semibold text-base">Stage variables</h2>
        <span className="rounded-chip bg-hover px-1.5 text-caption text-text-2">{stageName}</span>
        <Button
          size="small"
          variant="quiet"
          icon={PlusIcon}
          className="ml-auto"
          onClick={() => setFresh({ name: '', value: '' })}
        >
          Add variable
        </Button>
      </header>
      <div className="flex flex-col gap-1.5 px-3.5 py-3">
        {names.length === 0 && fresh === undefined && (
          <p className="text-dense text-text-3">
            None. Templates and URIs read them as $stageVariables.name and ${'{stageVariables.name}'}.
          </p>
        )}
        {names.map((name) => (
          <div key={name} className="flex items-center gap-2">
            <span className="w-1/3 truncate font-mono text-code">{name}</span>
            <Input
              mono
              aria-label={`Value of ${name}`}
              defaultValue={variables[name]}
              onBlur={(event) =>
                event.target.value !== variables[name] && onChange({ ...variables, [name]: event.target.value })
              }
            />
            <IconButton
              label={`Remove ${name}`}
              icon={CloseIcon}
              iconSize={12}
              size={24}
              onClick={() => onChange(without(name))}
            />
          </div>
        ))}
        {fresh !== undefined && (
          <form
            className="flex items-center gap-2"
            onSubmit={(event) => {
              event.preventDefault()
              if (!/^[A-Za-z0-9_]{1,64}$/.test(fresh.name)) return
              onChange({ ...variables, [fresh.name]: fresh.value })
              setFresh(undefined)
            }}
          >
            <Input
              mono
              className="basis-1/3"
              aria-label="Variable name"
              placeholder="letters, digits, _"
              value={fresh.name}
              onChange={(event) => setFresh({ ...fresh, name: event.target.value })}
            />
            <Input
              mono
              aria-label="Variable value"
              value={fresh.value}
              onChange={(event) => setFresh({ ...fresh, value: event.target.value })}
            />
            <Button size="small" type="submit">
              Set
            </Button>
          </form>
        )}
      </div>
    </section>
  )
}
