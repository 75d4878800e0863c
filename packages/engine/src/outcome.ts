import type { JsonObject } from '@gatewright/definition'
import type { Cause } from './cause.ts'
import type { GatewayAnswer } from './message.ts'
import type { LogEvent, Trace } from './trace.ts'

/** How long a phase took, on the clock of the ports; `result` is at most five words. */
export type PhaseTime = {
  readonly phase: string
  readonly startedAt: number
  readonly durationMs: number
  readonly result: 'completed' | 'skipped' | 'failed'
}

/**
 * What a call yields, always: fixed shape, cheap, whoever watches. Access log, metrics, invocation records and
 * "Why this status?" are renderings of it. `trace` is there when `ports.onEvent` or `collectTrace` asked for it.
 */
export type Outcome = {
  readonly answer: GatewayAnswer
  readonly requestId: string
  readonly extendedRequestId: string
  readonly apiId: string
  readonly stage: string
  readonly deploymentId: string
  readonly isCanary: boolean
  readonly httpMethod: string
  /** as sent, stage included */
  readonly path: string
  /** template of the matched resource, e.g. `/orders/{orderId}` */
  readonly resourcePath?: string
  readonly resourceId?: string
  /** verb of the matched method, `ANY` included */
  readonly methodVerb?: string
  /** epoch milliseconds */
  readonly startedAt: number
  readonly latencyMs: number
  readonly integrationLatencyMs?: number
  /** the backend call: what the gateway sent where, and the endpoint's status */
  readonly integration?: {
    readonly method: string
    readonly url: string
    readonly functionName?: string
    readonly status?: number
  }
  readonly cacheHit?: boolean
  /** what the stage's web ACL said: its rule that ended the evaluation, and the labels of the request */
  readonly waf?: { readonly terminatingRule: string; readonly labels: readonly string[] }
  readonly phases: readonly PhaseTime[]
  readonly cause?: Cause
  /** who called: principal of the authorizer, API key id */
  readonly caller: { readonly principalId?: string; readonly apiKeyId?: string; readonly sourceIp: string }
  /** `$context` as the access log sees it */
  readonly context: JsonObject
  readonly trace?: Trace
  /** lines of the execution log, when the stage's log level or a watcher asked for them */
  readonly logEvents?: readonly LogEvent[]
  /** value of `X-Amzn-Trace-Id` */
  readonly traceId: string
}
