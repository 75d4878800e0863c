'use client'

import type { MethodPlace } from '@gatewright/definition/edit'
import Link from 'next/link'
import { EmptyState } from '@/ui/empty-state'
import { ErrorIcon, PlayIcon } from '@/ui/icons'
import { StatusCode } from '@/ui/status-code'
import { useLastRun } from '../../console/last-run.ts'
import { phaseLabel } from '../../trace/phase-labels.ts'
import { useOpenApi } from '../design-context.tsx'
import { formatMs } from '../last-run-path.ts'

/** The last run of the open API, if it met this method. */
function useRunOf(place: MethodPlace) {
  const { apiId } = useOpenApi()
  const known = useLastRun(apiId)
  const outcome = known?.run.outcome
  return outcome?.resourceId === place.resourceId && outcome.methodVerb === place.httpMethod ? outcome : undefined
}

/** What the last run did in this method: status, phases with their times, and why it ended. */
export function LastRunTab({ place }: { place: MethodPlace }) {
  const { apiId } = useOpenApi()
  const outcome = useRunOf(place)
  if (outcome === undefined)
    return (
      <EmptyState icon={PlayIcon} title="No run since the page was opened">
        Press Test to send a request to this method; its path lights up here and on the canvas.
      </EmptyState>
    )
  return (
    <div className="px-4 py-3">
      <p className="flex items-center gap-2">
        <StatusCode status={outcome.answer.status} chip />
        <span className="text-dense text-text-2">in {formatMs(outcome.latencyMs)}</span>
        <Link
          href={`/apis/${apiId}/console`}
          className="ml-auto font-medium text-accent-text text-dense hover:underline"
        >
          Open trace
        </Link>
      </p>
      <ol className="mt-3">
        {outcome.phases.map((phase) => (
          <li
            key={`${phase.phase}-${phase.startedAt}`}
            className="flex h-7 items-center gap-2 border-line border-b text-dense last:border-b-0"
          >
            <span
              className={
                phase.result === 'failed'
                  ? 'font-medium text-bad-text'
                  : phase.result === 'skipped'
                    ? 'text-text-3'
                    : ''
              }
            >
              {phaseLabel(phase.phase)}
            </span>
            <span className="ml-auto font-mono text-status text-text-2">
              {phase.result === 'skipped' ? '–' : formatMs(phase.durationMs)}
            </span>
          </li>
        ))}
      </ol>
      {outcome.cause !== undefined && <p className="mt-3 text-bad-text text-dense">{outcome.cause.message}</p>}
    </div>
  )
}

/** The note under the settings when the gateway itself ended the last run of this method. */
export function RunNotice({ place, onShowRun }: { place: MethodPlace; onShowRun: () => void }) {
  const { apiId } = useOpenApi()
  const cause = useRunOf(place)?.cause
  if (cause === undefined) return null
  return (
    <div className="mx-4 my-3 flex gap-2.5 rounded-card border border-line bg-sunken p-3 text-dense max-[1340px]:hidden">
      <ErrorIcon size={15} className="mt-px text-bad-text" />
      <div className="min-w-0">
        <p className="font-medium">Last run ended in {phaseLabel(cause.phase).toLowerCase()}</p>
        <p className="mt-0.5 text-text-2">{cause.message}</p>
        <p className="mt-1 flex gap-4">
          <button type="button" onClick={onShowRun} className="font-medium text-accent-text hover:underline">
            Show the run
          </button>
          <Link href={`/apis/${apiId}/console`} className="font-medium text-accent-text hover:underline">
            Open trace
          </Link>
        </p>
      </div>
    </div>
  )
}
