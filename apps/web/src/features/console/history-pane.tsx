'use client'

import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { PlusIcon } from '@/ui/icons'
import { StatusCode } from '@/ui/status-code'
import { VerbChip } from '@/ui/verb-chip'
import { formatMs } from '../trace/scale.ts'
import type { HistoryEntry } from './history.ts'

type HistoryPaneProps = {
  entries: readonly HistoryEntry[]
  selected: string | undefined
  now: number
  onSelect: (entry: HistoryEntry) => void
  onNew: () => void
}

/** What was sent from here, by day, newest first. */
export function HistoryPane({ entries, selected, now, onSelect, onNew }: HistoryPaneProps) {
  const days = [...new Set(entries.map((entry) => dayOf(entry.at, now)))]
  return (
    <section aria-label="History" className="flex h-full flex-col bg-surface">
      <div className="min-h-0 flex-1 overflow-auto px-1 py-2">
        {entries.length === 0 && (
          <p className="px-3 py-2 text-dense text-text-3">Requests that you send stand here, each with its answer.</p>
        )}
        {days.map((day) => (
          <section key={day} aria-label={day}>
            <h2 className="px-3 pt-2 pb-1 font-semibold text-caption text-text-3">{day}</h2>
            {entries
              .filter((entry) => dayOf(entry.at, now) === day)
              .map((entry) => (
                <button
                  key={entry.id}
                  type="button"
                  aria-pressed={entry.id === selected}
                  onClick={() => onSelect(entry)}
                  className={classNames(
                    'flex h-7 w-full items-center gap-2 rounded-row px-3 text-left',
                    entry.id === selected ? 'bg-accent-soft' : 'hover:bg-hover',
                  )}
                >
                  <VerbChip verb={entry.request.method} size="small" />
                  <span className="min-w-0 flex-1 truncate font-mono text-status">{entry.request.path}</span>
                  <StatusCode status={entry.status} />
                  <span className="w-14 flex-none text-right text-small text-text-3 tabular-nums">
                    {formatMs(entry.latencyMs)}
                  </span>
                </button>
              ))}
          </section>
        ))}
      </div>
      <footer className="flex-none border-line border-t p-2">
        <Button variant="quiet" icon={PlusIcon} onClick={onNew}>
          New request
        </Button>
      </footer>
    </section>
  )
}

function dayOf(at: number, now: number): string {
  const days = Math.floor(startOfDay(now) / 86_400_000) - Math.floor(startOfDay(at) / 86_400_000)
  return days <= 0
    ? 'Today'
    : days === 1
      ? 'Yesterday'
      : new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}

function startOfDay(at: number): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
}
