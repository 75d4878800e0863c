'use client'

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { timeAgo } from '../../stage/time-ago.ts'
import { useDesignState, useOpenApi } from '../design-context.tsx'

const shown = 100

/** The saved changes of the draft, the newest first. */
export function HistoryPanel() {
  const { apiId } = useOpenApi()
  const { revision, undoLabel } = useDesignState()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.design.changesSince.queryOptions({ apiId, revision: Math.max(0, revision - shown) }))
  const changes = (data?.changes ?? []).toReversed()
  if (changes.length === 0)
    return (
      <p className="px-4 py-3 text-dense text-text-2">
        {undoLabel === undefined ? 'Nothing was changed yet.' : 'Saving…'}
      </p>
    )
  return (
    <ol aria-label="Changes">
      {changes.map((change) => (
        <li
          key={change.revision}
          className="flex h-7 items-center gap-3 border-line border-b px-4 text-dense last:border-b-0"
        >
          <span className="w-12 flex-none font-mono text-status text-text-3">{change.revision}</span>
          <span className="min-w-0 flex-1 truncate">{change.label}</span>
          <span className="flex-none text-text-3">{timeAgo(change.at, Date.now())}</span>
        </li>
      ))}
    </ol>
  )
}
