import type { Json, Path } from '@gatewright/definition'
import type { RuleName } from './causes.ts'
import type { GatewayAnswer } from './message.ts'

/** What the place that refuses a request knows about it. */
export type Refusal = {
  /** one sentence for people: what happened */
  readonly explanation: string
  readonly place?: Path
  readonly subject?: string
  readonly received?: { readonly [name: string]: Json }
  readonly wouldPass: readonly string[]
  /** `$context.error.message`, where the rule leaves it open */
  readonly clientMessage?: string
  /** `$context.error.validationErrorString` */
  readonly validationErrors?: string
  /** the line of the execution log that says why, without its prefix */
  readonly log?: string
  readonly errorType?: string
  /** what is answered instead of any gateway response */
  readonly answer?: GatewayAnswer
}

/** Thrown by a phase when the gateway itself has to answer. Anything else that is thrown is a defect. */
export class GatewayException extends Error {
  override readonly name = 'GatewayException'
  constructor(
    readonly rule: RuleName,
    readonly refusal: Refusal,
  ) {
    super(refusal.explanation)
  }
}
