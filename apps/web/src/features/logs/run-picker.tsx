'use client'

import type { InvocationSummary } from '@gatewright/db'
import { classNames } from '@/ui/class-names'
import { StatusCode } from '@/ui/status-code'
import { VerbChip } from '@/ui/verb-chip'
import { clockText } from './time-range.ts'

type RunPickerProps = {
  label: string
  rows: readonly InvocationSummary[]
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** A list of requests of which one is chosen. */
export function RunPicker({ label, rows, chosen, onChoose }: RunPickerProps) {
  return (
    <section aria-label={label} className="min-h-0 overflow-auto px-1 py-1">
      {rows.map((row) => (
        <button
          key={row.id}
          type="button"
          aria-pressed={row.id === chosen}
          onClick={() => onChoose(row.id)}
          className={classNames(
            'flex h-[30px] w-full items-center gap-2 rounded-row px-3 text-left',
            row.id === chosen ? 'bg-accent-soft' : 'hover:bg-hover',
          )}
        >
          <span className="flex-none font-mono text-status text-text-2 tabular-nums">{clockText(row.at)}</span>
          <VerbChip verb={row.httpMethod} size="small" />
          <span className="min-w-0 flex-1 truncate font-mono text-status">{row.path}</span>
          <StatusCode status={row.status} />
        </button>
      ))}
      {rows.length === 0 && <p className="px-3 py-2 text-dense text-text-3">No request is found.</p>}
    </section>
  )
}
