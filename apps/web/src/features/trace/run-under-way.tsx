'use client'

import { useEffect, useMemo, useState } from 'react'
import { Button } from '@/ui/button'
import { CloseIcon } from '@/ui/icons'
import type { RunProgress } from './follow-run.ts'
import { formatMs } from './scale.ts'
import { TraceView } from './trace-view.tsx'

type RunUnderWayProps = { progress: RunProgress; simulated: boolean; startedAt: number; onCancel: () => void }

/** A run that takes its time: its phases as they happen, and the way to end it. */
export function RunUnderWay({ progress, simulated, startedAt, onCancel }: RunUnderWayProps) {
  const { events, realTimes } = progress
  const now = useTicking()
  const elapsed = Math.max(0, now - startedAt)
  const run = useMemo(() => {
    const first = events.find((event) => 'at' in event)
    const from = first !== undefined && 'at' in first ? first.at : 0
    const last = events.findLast((event) => 'at' in event)
    return { startedAt: from, latencyMs: last !== undefined && 'at' in last ? Math.max(0, last.at - from) : 0 }
  }, [events])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-10 flex-none items-center gap-3 border-line border-b bg-sunken px-4">
        <p role="status" aria-label="Run under way" className="min-w-0 flex-1 truncate text-dense">
          Under way for {formatMs(elapsed < 100 ? elapsed : Math.round(elapsed / 100) * 100)}
        </p>
        <Button size="small" icon={CloseIcon} onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <TraceView events={events} run={run} {...(simulated && { realTimes })} isUnderWay />
    </div>
  )
}

/** The time, ten times a second. */
function useTicking(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 100)
    return () => window.clearInterval(timer)
  }, [])
  return now
}
