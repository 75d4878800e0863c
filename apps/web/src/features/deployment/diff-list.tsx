'use client'

import type { DefinitionChange } from '@gatewright/definition'
import { classNames } from '@/ui/class-names'
import { VerbChip } from '@/ui/verb-chip'
import { useDesign } from '../designer/design-context.tsx'
import { changeText } from './change-text.ts'

const words = { added: 'added', removed: 'removed', changed: 'changed' } as const

/** What a deployment would change: one block for each thing, with its members before and after. */
export function DiffList({ changes }: { changes: readonly DefinitionChange[] }) {
  const { definition } = useDesign()
  const api = definition.kind === 'REST' ? definition : undefined
  if (changes.length === 0) return <p className="text-dense text-text-3">The stage serves the draft as it is.</p>
  return (
    <ul className="flex flex-col gap-4">
      {changes.map((change) => {
        const text = changeText(change, api)
        return (
          <li key={change.path.join('/')}>
            <p className="mb-1.5 flex items-center gap-2">
              {text.verb !== undefined && <VerbChip verb={text.verb} />}
              <span className="min-w-0 truncate font-mono text-code">{text.name}</span>
              <span className="ml-auto flex-none text-small text-text-3">
                {change.noun} {words[text.kind]}
              </span>
            </p>
            <ul className="overflow-hidden rounded-control border border-line font-mono text-status">
              {text.lines.map(({ sign, member, value }) => (
                <li
                  key={`${sign}${member}`}
                  className={classNames(
                    'grid grid-cols-[20px_minmax(0,2fr)_minmax(0,3fr)] px-1 leading-[26px]',
                    sign === '+' ? 'bg-ok-soft' : 'bg-bad-soft',
                  )}
                >
                  <span className={classNames('text-center', sign === '+' ? 'text-ok-text' : 'text-bad-text')}>
                    {sign}
                  </span>
                  <span className="truncate" title={member}>
                    {member}
                  </span>
                  <span className="truncate" title={value}>
                    {value}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
