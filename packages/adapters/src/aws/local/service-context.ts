import type { Clock, LambdaCall, LambdaResult, Random } from '@gatewright/engine'

/** What a service knows of a call beside its input. Times and ids come from here alone. */
export type ServiceContext = {
  readonly clock: Clock
  readonly random: Random
  readonly accountId: string
  readonly region: string
  /** Waits by the clock: a long poll. */
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Invokes a function of the API. */
  readonly lambda: (call: LambdaCall) => Promise<LambdaResult>
}
