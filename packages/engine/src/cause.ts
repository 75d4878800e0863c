import type { GatewayResponseType, Json, Path } from '@gatewright/definition'

/**
 * Why the gateway itself answered, as data: made with tracing on or off.
 * `rule` is one of the named rules of `causes.ts` (closed list); `place` leads into the definition.
 */
export type Cause = {
  readonly phase: string
  readonly rule: string
  readonly status: number
  /** undefined for answers that bypass gateway responses */
  readonly responseType?: GatewayResponseType
  /** one sentence, for people */
  readonly message: string
  readonly place?: Path
  /** name of the thing that decided, e.g. the authorizer */
  readonly subject?: string
  /** what came in, by name */
  readonly received: { readonly [name: string]: Json }
  /** what would have let it pass, one sentence each */
  readonly wouldPass: readonly string[]
  /** phases that the request never reached, in order */
  readonly notReached: readonly string[]
}
