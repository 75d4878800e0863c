import type { Exchange } from '../exchange.ts'
import type { Ports } from '../ports.ts'
import type { Recorder } from '../recorder.ts'
import type { CompiledRestApi } from './compile.ts'
import type { RestPhase } from './phases.ts'
import type { Progress } from './progress.ts'
import type { RestTarget } from './target.ts'

/** One call of a REST API, as its phases see it: read-only facts, the deployment that answers, and what is known so far. */
export type Call = {
  readonly target: RestTarget
  /** the deployment that answers: the stage's or its canary's */
  readonly api: CompiledRestApi
  readonly exchange: Exchange
  readonly recorder: Recorder<RestPhase>
  readonly progress: Progress
  readonly ports: Ports
}
