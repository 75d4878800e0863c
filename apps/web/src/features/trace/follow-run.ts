import type { TraceEvent } from '@gatewright/engine'
import type { Followed } from '@/server/follow-run'
import type { Run } from '@/server/run'

/** What is known of a run that is still under way. `realTimes`: real milliseconds since it began, an entry per event. */
export type RunProgress = {
  readonly events: readonly TraceEvent[]
  readonly realTimes: readonly number[]
}

/**
 * Reads what is told of a run to its end.
 * @param onProgress told of all that is known so far, whenever there is more
 * @throws Error with the reason when there is no run: refused, cancelled, or the server is gone
 */
export async function followedRun(
  told: AsyncIterable<Followed>,
  onProgress: (progress: RunProgress) => void,
): Promise<Run> {
  let known: RunProgress = { events: [], realTimes: [] }
  for await (const part of told) {
    if ('run' in part) return part.run
    if ('failed' in part) throw new Error(part.failed)
    known = { events: [...known.events, ...part.events], realTimes: [...known.realTimes, ...part.realTimes] }
    onProgress(known)
  }
  throw new Error('The server ended before the run was over. Send it again.')
}
