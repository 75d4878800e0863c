import { type SegmentFacts, segments } from '@gatewright/engine/segments'
import type { RecordedRun } from '@/server/run'

/** The execution log of a run in the form of the service's test console. */
export function executionLogText({ log }: Pick<RecordedRun, 'log'>): string {
  return log.join('\n')
}

/** The X-Ray segments of a run as JSON; made of its outcome, so every run has them. */
export function segmentsText({ outcome, cut }: Pick<RecordedRun, 'outcome' | 'cut'>, facts: SegmentFacts): string {
  const { answer } = outcome
  const size = cut?.answer ?? atob(answer.body).length
  return JSON.stringify(segments({ ...outcome, answer: { ...answer, body: new Uint8Array(size) } }, facts), null, 2)
}
