'use client'

import { httpMethods } from '@gatewright/definition'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CloseIcon, PlusIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { useRestApi } from '../design-context.tsx'
import { selectAll } from '../selection.ts'
import { type Condition, conditionName, standingConditions } from './method-filter.ts'
import { useMethodFilter } from './use-method-filter.ts'

/** The filter of a large API: a pill per condition with its count, further conditions in a menu, and what is found to select. */
export function FilterRow() {
  const api = useRestApi()
  const { conditions, matches, matching, toggle, clear } = useMethodFilter()
  const further = conditions.filter((condition) => !standingConditions.some((one) => one === condition))
  const entry = (condition: Condition) => ({
    label: conditionName(condition, api),
    detail: String(matches.get(condition)?.size ?? 0),
    checked: conditions.includes(condition),
    onSelect: () => toggle(condition),
  })
  const verbs = httpMethods.map((verb): Condition => `verb:${verb}`).filter((condition) => matches.has(condition))
  const guards = [...matches.keys()].filter((condition) => condition.startsWith('authorizer:'))
  return (
    <fieldset className="z-10 flex min-h-9 flex-none flex-wrap items-center gap-1.5 border-line border-b bg-surface px-3 py-1">
      <legend className="sr-only">Filter of methods</legend>
      <span className="text-dense text-text-3">Filter</span>
      {[...standingConditions, ...further].map((condition) => (
        <Pill
          key={condition}
          name={conditionName(condition, api)}
          count={matches.get(condition)?.size ?? 0}
          pressed={conditions.includes(condition)}
          onToggle={() => toggle(condition)}
        />
      ))}
      <Menu
        label="Condition"
        items={[
          { heading: 'Verb' },
          ...verbs.map(entry),
          ...(guards.length === 0 ? [] : [{ heading: 'Authorizer' }, ...guards.map(entry)]),
        ]}
      >
        <Button variant="quiet" size="small" icon={PlusIcon}>
          Condition
        </Button>
      </Menu>
      {matching !== undefined && (
        <span className="ml-auto flex items-center gap-1.5">
          <Button size="small" disabled={matching.size === 0} onClick={() => selectAll([...matching])}>
            Select {matching.size}
          </Button>
          <Button size="small" variant="quiet" onClick={clear}>
            Clear
          </Button>
        </span>
      )}
    </fieldset>
  )
}

type PillProps = { name: string; count: number; pressed: boolean; onToggle: () => void }

function Pill({ name, count, pressed, onToggle }: PillProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onToggle}
      className={classNames(
        'inline-flex h-6 items-center gap-1.5 rounded-full border px-2.5 text-small transition-colors duration-(--duration-hover)',
        pressed
          ? 'border-accent-line bg-accent-soft text-accent-text'
          : 'border-line-2 bg-surface text-text-2 hover:bg-hover',
      )}
    >
      {name}
      <span className="font-semibold tabular-nums">{count}</span>
      {pressed && <CloseIcon size={11} />}
    </button>
  )
}
