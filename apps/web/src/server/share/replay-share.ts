import type { Trace } from '@gatewright/engine'
import type { RunOutcome } from '../run.ts'
import type { SharePayload } from './payload.ts'
import { runPayload } from './run-payload.ts'

/** What a replay gave. `same` says whether answer, outcome and trace are the recorded ones to the byte; `differences` where not. */
export type Replay = {
  readonly same: boolean
  readonly differences: readonly string[]
  readonly outcome: RunOutcome
  readonly trace: Trace
  readonly log: readonly string[]
  /** bytes of the answer's body that were compared */
  readonly bytes: number
}

/** Runs a shared request from its tape, with no network and no state, and compares what comes out with what was recorded. */
export async function replayShare(payload: SharePayload): Promise<Replay> {
  const { tapeProblem, outcome, trace, log } = await runPayload(payload)
  const compared: [string, unknown, unknown][] = [
    ['status', payload.outcome.answer.status, outcome.answer.status],
    ['headers', payload.outcome.answer.headers, outcome.answer.headers],
    ['body', payload.outcome.answer.body, outcome.answer.body],
    ['outcome', payload.outcome, outcome],
    ['trace', payload.trace, trace],
    ['log', payload.log, log],
  ]
  const differing = compared.flatMap(([name, was, is]) => (canonical(was) === canonical(is) ? [] : [name]))
  const differences = tapeProblem === undefined ? differing : [tapeProblem, ...differing]
  return {
    same: differences.length === 0,
    differences,
    outcome,
    trace,
    log,
    bytes: Buffer.byteLength(outcome.answer.body, 'base64'),
  }
}

/** JSON with sorted keys: the order of members carries nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  )
}
