'use client'

import { type ReactNode, useState } from 'react'
import { IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CloseIcon, PencilIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import type { Bench } from './use-bench.ts'
import { asExpression, type WatchRow, watchRows } from './watch-rows.ts'

/** What the list needs of a bench. */
export type Watched = Pick<Bench, 'recording' | 'paused' | 'watches' | 'onWatches' | 'setValue'>

/** The variables where the rendering stands, or at its end, and the expressions that are watched. Values can be set while it stands. */
export function WatchList({ bench, adding, onAdded }: { bench: Watched; adding: boolean; onAdded: () => void }) {
  const { recording, paused, watches } = bench
  const step = paused?.step ?? (recording?.steps.length ?? 1) - 1
  const rows = recording === undefined ? [] : watchRows(recording, step, paused?.from ?? -1, watches)
  const add = (text: string) => {
    const expression = text.trim()
    if (expression !== '' && !watches.includes(expression)) bench.onWatches([...watches, expression])
    onAdded()
  }
  return (
    <table aria-label="Watch" className="w-full table-fixed border-collapse">
      <colgroup>
        <col className="w-[38%]" />
        <col className="w-[18%]" />
        <col />
      </colgroup>
      <tbody>
        {rows.map((row) => (
          <Row key={row.watch === undefined ? row.name : `watch ${row.name}`} row={row} bench={bench} />
        ))}
        {adding && (
          <tr>
            <td colSpan={3} className="px-4 py-1">
              <Input
                mono
                autoFocus
                aria-label="Expression to watch"
                placeholder="$context.stage"
                onBlur={onAdded}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') add(event.currentTarget.value)
                  if (event.key === 'Escape') onAdded()
                }}
              />
            </td>
          </tr>
        )}
        {rows.length === 0 && !adding && (
          <tr>
            <td colSpan={3} className="px-4 py-3 text-dense text-text-3">
              No variables. Watch an expression with +.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Row({ row, bench }: { row: WatchRow; bench: Watched }) {
  const [editing, setEditing] = useState(false)
  const { name, value, before, hasChanged, watch } = row
  const canEdit = bench.paused !== undefined && watch === undefined && !name.includes('.')
  const shown = watch === undefined ? `$${name}` : name
  const commit = (text: string) => {
    bench.setValue(name, asExpression(text))
    setEditing(false)
  }
  let tools: ReactNode = null
  if (watch !== undefined)
    tools = (
      <IconButton
        label={`Stop watching ${shown}`}
        icon={CloseIcon}
        iconSize={12}
        size={20}
        onClick={() => bench.onWatches(bench.watches.filter((_, index) => index !== watch))}
      />
    )
  else if (canEdit)
    tools = (
      <IconButton
        label={`Set ${shown}`}
        icon={PencilIcon}
        iconSize={12}
        size={20}
        className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100"
        onClick={() => setEditing(true)}
      />
    )
  return (
    <tr className={classNames('group h-7', hasChanged && bench.paused !== undefined && 'bg-line-now')}>
      <th scope="row" className="truncate pl-4 text-left font-mono font-normal text-code text-syn-ref" title={shown}>
        {shown}
      </th>
      <td className="truncate text-dense text-text-2">{value.type}</td>
      <td className="pr-2">
        {editing ? (
          <Input
            mono
            autoFocus
            aria-label={`Value of ${shown}`}
            defaultValue={value.type === 'String' ? JSON.stringify(value.text) : value.text}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => setEditing(false)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit(event.currentTarget.value)
              if (event.key === 'Escape') setEditing(false)
            }}
          />
        ) : (
          <span className="flex items-center">
            <span className="min-w-0 flex-1 truncate font-mono text-code" title={value.text}>
              {value.text}
              {before !== undefined && bench.paused !== undefined && (
                <span className="text-text-3"> ← {before.text}</span>
              )}
            </span>
            {tools}
          </span>
        )}
      </td>
    </tr>
  )
}
