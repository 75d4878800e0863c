'use client'

import type { InvocationSummary } from '@gatewright/db'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Count } from '@/ui/badge'
import { classNames } from '@/ui/class-names'
import { Dialog } from '@/ui/dialog'
import { StatusCode } from '@/ui/status-code'
import { Toggle } from '@/ui/toggle'
import { VerbChip } from '@/ui/verb-chip'
import { useOpenApi } from '../designer/design-context.tsx'
import { modeLabels } from '../logs/mode-labels.ts'
import { clockText } from '../logs/time-range.ts'
import { type ComparedPart, type ComparedRow, compareRuns } from './compare-runs.ts'

type CompareDialogProps = { left: InvocationSummary; right: InvocationSummary; onClose: () => void }

const columns = 'grid grid-cols-[132px_minmax(0,1fr)_minmax(0,1fr)]'

/** Two runs side by side: request, response, trace and cause, with differences marked. */
export function CompareDialog({ left, right, onClose }: CompareDialogProps) {
  const { apiId } = useOpenApi()
  const trpc = useTRPC()
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  const options = { staleTime: Number.POSITIVE_INFINITY }
  const one = useQuery({ ...trpc.invocation.get.queryOptions({ apiId, id: left.id }), ...options })
  const two = useQuery({ ...trpc.invocation.get.queryOptions({ apiId, id: right.id }), ...options })
  const parts = useMemo(
    () => (one.data === undefined || two.data === undefined ? undefined : compareRuns(one.data, two.data)),
    [one.data, two.data],
  )
  const error = one.error ?? two.error
  const different = parts?.reduce((sum, part) => sum + part.different, 0) ?? 0
  return (
    <Dialog open onClose={onClose} title="Compare two requests" width={1160} height={772}>
      <div className="sticky top-0 z-10 border-line border-b bg-surface px-5 pb-2">
        <div className={classNames(columns, 'items-center gap-x-3')}>
          <Toggle checked={onlyDifferent} onChange={setOnlyDifferent} aria-label="Only differences">
            Only differences
          </Toggle>
          <RunHead row={left} />
          <RunHead row={right} />
        </div>
      </div>
      {error !== null && <p className="px-5 py-3 text-bad-text text-dense">{error.message}</p>}
      {parts !== undefined && different === 0 && (
        <p className="px-5 pt-3 text-dense text-text-2">Both requests and all that came of them are the same.</p>
      )}
      {parts?.map((part) => (
        <Part key={part.title} part={part} onlyDifferent={onlyDifferent} />
      ))}
    </Dialog>
  )
}

function RunHead({ row }: { row: InvocationSummary }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <VerbChip verb={row.httpMethod} />
      <span className="min-w-0 truncate font-mono text-code">{row.path}</span>
      <StatusCode status={row.status} chip />
      <span className="flex-none text-small text-text-3 tabular-nums">
        {modeLabels[row.mode]} {clockText(row.at)}
      </span>
    </div>
  )
}

function Part({ part, onlyDifferent }: { part: ComparedPart; onlyDifferent: boolean }) {
  const rows = onlyDifferent ? part.rows.filter(({ same }) => !same) : part.rows
  if (rows.length === 0) return null
  return (
    <section aria-label={part.title} className="px-5 pt-3 pb-1">
      <h3 className="mb-1 flex items-center gap-2 font-semibold text-base">
        {part.title}
        {part.different > 0 && <Count tone="warn">{part.different}</Count>}
      </h3>
      <div role="table" aria-label={part.title} className="border-line border-t">
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </div>
    </section>
  )
}

function Row({ row }: { row: ComparedRow }) {
  return (
    <div role="row" className={classNames(columns, 'gap-x-3 border-line border-b text-dense')}>
      <span role={row.label === '' ? 'cell' : 'rowheader'} className="truncate py-0.5 text-text-2" title={row.label}>
        {!row.same && (
          <abbr title="different" className="mr-1 font-semibold text-warn-text no-underline">
            ≠
          </abbr>
        )}
        {row.label}
      </span>
      <Cell row={row} text={row.left} />
      <Cell row={row} text={row.right} />
    </div>
  )
}

function Cell({ row, text }: { row: ComparedRow; text: string | undefined }) {
  return (
    <span
      role="cell"
      className={classNames(
        'min-w-0 whitespace-pre-wrap break-words px-1.5 py-0.5',
        row.code && 'font-mono text-code',
        !row.same && (text === undefined ? 'bg-sunken' : 'bg-warn-soft'),
      )}
    >
      {text ?? <span className="text-text-3">–</span>}
    </span>
  )
}
