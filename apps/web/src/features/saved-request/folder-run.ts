import type { AssertionResult } from '../console/assertions/assertion-result.ts'
import type { ExtractedValue } from '../console/assertions/extract-values.ts'

/**
 * What became of a request: `failed` got an answer that is not what was expected, or that lacks a value; `error` could not be sent
 * or got no answer; `blocked` needs a value that an earlier request did not give; `notRun` was left out.
 */
export type RequestState = 'waiting' | 'running' | 'passed' | 'failed' | 'error' | 'blocked' | 'notRun'

/** One request of one iteration. Secrets are masked in all texts. */
export type RequestResult = {
  readonly requestId: string
  readonly name: string
  readonly folders: readonly string[]
  /** from 1 */
  readonly iteration: number
  readonly state: RequestState
  readonly method: string
  /** as it was sent, or as it is saved as long as it was not */
  readonly path: string
  /** epoch milliseconds at which it was sent */
  readonly at?: number
  readonly status?: number
  readonly latencyMs?: number
  /** whether the latency is that of a virtual clock */
  readonly simulated?: boolean
  /** finds the run in the history */
  readonly runId?: string
  readonly assertions: readonly AssertionResult[]
  readonly values: readonly ExtractedValue[]
  /** why it was not sent, got no answer, or was left out */
  readonly reason?: string
}

/** A run of a folder, finished or not. */
export type FolderRun = {
  readonly name: string
  readonly state: 'running' | 'finished' | 'cancelled'
  /** epoch milliseconds */
  readonly startedAt: number
  readonly finishedAt?: number
  /** decides all chance: the same seed on the same design gives the same run */
  readonly seed: number
  readonly iterations: number
  readonly results: readonly RequestResult[]
}

/** How many requests of a run are in which state. */
export function countStates({ results }: Pick<FolderRun, 'results'>): Record<RequestState, number> {
  const counts = { waiting: 0, running: 0, passed: 0, failed: 0, error: 0, blocked: 0, notRun: 0 }
  for (const { state } of results) counts[state] += 1
  return counts
}

/** Everything that was wrong with a request, a line each: failed assertions with what came, values that were not there, the reason. */
export function faultsOf({ assertions, values, reason }: RequestResult): string[] {
  return [
    ...(reason === undefined ? [] : [reason]),
    ...assertions.flatMap(({ text, passed, expected, actual, place }) =>
      passed ? [] : [`${text}: expected ${expected}, came ${actual} (${place})`],
    ),
    ...values.flatMap((value) => ('problem' in value ? [`no value for {{${value.variable}}}: ${value.problem}`] : [])),
  ]
}
