import { Button } from '@/ui/button'
import { grouped } from '@/ui/counted'
import { Notice } from '@/ui/notice'
import type { ProbeRun } from './probe-state.ts'

type ProbeProgressProps = { run: ProbeRun<unknown>; isStale: boolean; onRun: () => void }

/** How far a probe is; why it ended early; whether the draft has moved on since. */
export function ProbeProgress({ run, isStale, onRun }: ProbeProgressProps) {
  const { state, done, total, error } = run
  const part = total === 0 ? 0 : Math.round((done / total) * 100)
  return (
    <>
      <div className="flex h-9 flex-none items-center gap-3 border-line border-b bg-sunken px-4 text-dense text-text-2">
        <p role="status" aria-label="Probe">
          {state === 'running' && total === 0 && 'Probing …'}
          {state === 'running' && total > 0 && `Probed ${grouped(done)} of ${grouped(total)} methods`}
          {state === 'done' && `Probed all ${grouped(total)} methods`}
          {state === 'cancelled' && `Cancelled after ${grouped(done)} of ${grouped(total)} methods`}
          {state === 'failed' && 'The probe failed'}
        </p>
        {state === 'running' && (
          <progress aria-label="Progress of the probe" max={100} value={part} className="h-1 w-40 accent-accent" />
        )}
        {isStale && state !== 'running' && (
          <span className="ml-auto flex items-center gap-2">
            The draft has changed since.
            <Button size="small" onClick={onRun}>
              Probe again
            </Button>
          </span>
        )}
      </div>
      {state === 'failed' && (
        <div className="p-3">
          <Notice tone="bad" title="The probe could not go on">
            {error}
          </Notice>
        </div>
      )}
    </>
  )
}
