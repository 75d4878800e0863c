import type { RecordedRun } from '@/server/run'
import { WarningIcon } from '@/ui/icons'
import { describeIntervention } from './describe-intervention.ts'

type Summarized = Pick<
  RecordedRun,
  'simulated' | 'source' | 'seed' | 'clock' | 'snapshot' | 'interventions' | 'calledAnew'
>

/** One line on what a run was: what of it is simulated, and, loudly, what somebody changed on its way. */
export function RunSummary({ run }: { run: Summarized }) {
  const { interventions = [], calledAnew = [] } = run
  return (
    <div role="note" aria-label="What this run is" className="flex-none border-line border-b">
      {interventions.length > 0 && (
        <p className="flex items-start gap-2 bg-warn-soft px-4 py-1 text-dense text-warn-text">
          <WarningIcon size={13} className="mt-[3px]" />
          <span className="min-w-0">
            <span className="font-medium">Changed by you, not what the service would do.</span>{' '}
            {interventions.map(describeIntervention).join('; ')}
            {calledAnew.length > 0 && ` (called anew: ${calledAnew.join(', ')})`}
          </span>
        </p>
      )}
      <p className="truncate px-4 py-[3px] text-small text-text-3" title={summaryText(run)}>
        {summaryText(run)}
      </p>
    </div>
  )
}

/** What of a run is simulated, in one sentence. */
function summaryText({ simulated, source, seed, clock, snapshot }: Summarized): string {
  const where = source.type === 'stage' ? `stage ${source.stageName}` : 'the draft'
  if (!simulated)
    return `Answered by the gateway process as ${where} is deployed: real clock, real chance, its own buckets, caches and services.`
  const at = new Date(clock).toISOString().replace('T', ' ').slice(0, 19)
  const services = snapshot === undefined ? 'services that began empty' : `services from the snapshot ${snapshot}`
  return `Simulated on ${where}: a virtual clock from ${at} UTC, chance from seed ${seed}, buckets and caches that began empty, ${services}; backends as the design says.`
}
