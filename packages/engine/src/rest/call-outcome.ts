import type { JsonObject } from '@gatewright/definition'
import type { Cause } from '../cause.ts'
import type { BackendCall, GatewayAnswer } from '../message.ts'
import type { Outcome, PhaseTime } from '../outcome.ts'
import type { LogEvent } from '../trace.ts'
import { accessContext } from './access-context.ts'
import type { Call } from './call.ts'

/**
 * The outcome of a call. `phases`, `context` and `traceId` are made when somebody reads them; {@link toJSON} brings them along.
 * A class, since accessors of an object literal are dear to make for every request.
 */
export class CallOutcome implements Outcome {
  readonly requestId: string
  readonly extendedRequestId: string
  readonly apiId: string
  readonly stage: string
  readonly deploymentId: string
  readonly isCanary: boolean
  readonly httpMethod: string
  readonly path: string
  readonly startedAt: number
  readonly caller: Outcome['caller']
  declare readonly resourcePath?: string
  declare readonly resourceId?: string
  declare readonly methodVerb?: string
  declare readonly integrationLatencyMs?: number
  declare readonly integration?: NonNullable<Outcome['integration']>
  declare readonly waf?: NonNullable<Outcome['waf']>
  declare readonly cacheHit?: boolean
  declare readonly cause?: Cause
  declare readonly logEvents?: readonly LogEvent[]
  readonly #call: Call
  #context: JsonObject | undefined
  #phases: readonly PhaseTime[] | undefined

  constructor(
    call: Call,
    readonly answer: GatewayAnswer,
    readonly latencyMs: number,
    cause: Cause | undefined,
  ) {
    const { exchange, recorder, progress } = call
    const { facts } = exchange
    this.#call = call
    this.requestId = exchange.requestId
    this.extendedRequestId = exchange.extendedRequestId
    this.apiId = facts.apiId
    this.stage = facts.stageName
    this.deploymentId = facts.deploymentId
    this.isCanary = facts.isCanaryRequest === true
    this.httpMethod = exchange.httpMethod
    this.path = exchange.rawPath
    this.startedAt = exchange.startedAt
    this.caller = callerOf(call)
    const { method, integrationLatencyMs, sent, cacheHit, waf } = progress
    if (method !== undefined) {
      this.resourcePath = method.resourcePath
      this.resourceId = method.resourceId
      this.methodVerb = method.verb
    }
    if (integrationLatencyMs !== undefined) this.integrationLatencyMs = integrationLatencyMs
    if (waf !== undefined) this.waf = { terminatingRule: waf.result.terminatingRule, labels: waf.result.labels }
    if (cacheHit !== undefined) this.cacheHit = cacheHit
    if (sent !== undefined) this.integration = integrationOf(call, sent)
    if (cause !== undefined) this.cause = cause
    if (recorder.logged) this.logEvents = recorder.logLines
  }

  get context(): JsonObject {
    const { status, body } = this.answer
    this.#context ??= accessContext(this.#call, { status, responseLength: body.length, latencyMs: this.latencyMs })
    return this.#context
  }

  get phases(): readonly PhaseTime[] {
    this.#phases ??= this.#call.recorder.phases
    return this.#phases
  }

  get traceId(): string {
    return this.#call.exchange.traceId
  }

  toJSON(): object {
    return { ...this, phases: this.phases, context: this.context, traceId: this.traceId }
  }
}

function integrationOf({ progress }: Call, sent: BackendCall): NonNullable<Outcome['integration']> {
  const { invokedFunction, integrationStatus } = progress
  return {
    method: sent.method,
    url: sent.url,
    ...(invokedFunction === undefined ? {} : { functionName: invokedFunction }),
    ...(integrationStatus === undefined ? {} : { status: integrationStatus }),
  }
}

function callerOf({ progress, exchange }: Call): Outcome['caller'] {
  const { caller, client } = progress
  const sourceIp = exchange.sourceIp
  if (caller?.principalId === undefined && client === undefined) return { sourceIp }
  return {
    ...(caller?.principalId === undefined ? {} : { principalId: caller.principalId }),
    ...(client === undefined ? {} : { apiKeyId: client.apiKeyId }),
    sourceIp,
  }
}
