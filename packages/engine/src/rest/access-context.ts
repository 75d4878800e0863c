import type { Json, JsonObject } from '@gatewright/definition'
import { traceRoot } from '../ids.ts'
import type { Call } from './call.ts'
import { isStreamed } from './compile-integration.ts'
import { templateContext } from './context.ts'

/** `$context` as gateway responses and access logs see it: that of templates, and what only the end of a request knows (§16.5, §18). */
export function accessContext(
  call: Call,
  ended?: { status: number; responseLength: number; latencyMs: number },
): JsonObject {
  const { exchange, progress } = call
  const { method, error, integrationLatencyMs, caller } = progress
  const context = templateContext(exchange, progress)
  const integrationLatency = integrationLatencyMs === undefined ? undefined : String(Math.floor(integrationLatencyMs))
  const responseTransferMode = transferMode(call)
  const integration = withoutUndefined({
    latency: integrationLatency,
    status: text(progress.functionStatus ?? progress.integrationStatus),
    integrationStatus: text(progress.integrationStatus),
    requestId: progress.endpointRequestId,
    error: progress.integrationError,
    responseTransferMode,
    // the whole answer is there at once
    timeToAllHeaders: responseTransferMode === 'STREAMED' ? integrationLatency : undefined,
    timeToFirstContent: responseTransferMode === 'STREAMED' ? integrationLatency : undefined,
  })
  const authorizer = { ...caller?.authorizer, ...authorizerFacts(call) }
  return {
    ...context,
    resourcePath: method?.resourcePath ?? null,
    endpointType: call.api.definition.endpointConfiguration.types[0] ?? 'EDGE',
    ...(Object.keys(authorizer).length === 0 ? {} : { authorizer }),
    ...(error === undefined
      ? {}
      : {
          error: withoutUndefined({
            message: error.message,
            messageString: JSON.stringify(error.message),
            responseType: error.responseType,
            validationErrorString: error.validationErrors,
          }),
        }),
    ...authorizationFacts(call),
    ...wafFacts(call),
    ...customDomain(call),
    integration,
    ...withoutUndefined({
      integrationLatency,
      integrationStatus: text(progress.integrationStatus),
      integrationErrorMessage: progress.integrationError,
      status: text(ended?.status),
      responseLength: text(ended?.responseLength),
      responseLatency: ended === undefined ? undefined : String(Math.floor(ended.latencyMs)),
      xrayTraceId: call.target.stage.tracingEnabled ? traceRoot(exchange.traceId) : undefined,
    }),
  }
}

/** `authorizer`, beside what the authorizer itself returned: how its invocation went. */
function authorizerFacts(call: Call): JsonObject {
  const { method, caller, authorizerStatus } = call.progress
  if (method?.method.authorizationType !== 'CUSTOM') return {}
  const integrationLatency = caller?.authorizerLatencyMs
  return {
    ...withoutUndefined({
      integrationLatency: integrationLatency === undefined ? undefined : String(Math.floor(integrationLatency)),
      integrationStatus: text(authorizerStatus),
    }),
    ...attempt(call),
  }
}

/** `authorize`, and `authenticate` where callers prove who they are. */
function authorizationFacts(call: Call): JsonObject {
  const type = call.progress.method?.method.authorizationType
  const facts = attempt(call)
  if (type === undefined || type === 'NONE' || Object.keys(facts).length === 0) return {}
  return type === 'CUSTOM' ? { authorize: facts } : { authenticate: facts, authorize: facts }
}

/** Status, time and error of the phase that authorizes. */
function attempt({ recorder, progress }: Call): JsonObject {
  const phase = recorder.phases.find((each) => each.phase === 'authorize')
  if (phase === undefined || phase.result === 'skipped') return {}
  const isRefused = phase.result === 'failed'
  return withoutUndefined({
    status: isRefused ? text(progress.error?.status) : '200',
    latency: String(Math.floor(phase.durationMs)),
    error: isRefused ? (progress.error?.message ?? undefined) : undefined,
  })
}

/** `STREAMED` or `BUFFERED`; undefined while no backend was called. */
function transferMode({ progress }: Call): string | undefined {
  const integration = progress.method?.integration
  if (progress.sent === undefined || integration === undefined) return undefined
  return isStreamed(integration) ? 'STREAMED' : 'BUFFERED'
}

function wafFacts({ progress }: Call): JsonObject {
  const { waf, error } = progress
  if (waf === undefined) return {}
  const status = waf.result.action === 'Allow' ? 200 : (error?.status ?? 403)
  return { waf: { status: String(status), latency: String(Math.floor(waf.latencyMs)) } }
}

function customDomain({ exchange }: Call): JsonObject {
  const { basePath } = exchange.facts
  if (basePath === undefined) return {}
  const bare = basePath.replace(/^\/+|\/+$/g, '')
  return { customDomain: { basePathMatched: bare === '' ? '(none)' : bare } }
}

function text(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}

function withoutUndefined(values: { [name: string]: Json | undefined }): JsonObject {
  const kept: JsonObject = {}
  for (const name in values) {
    const value = values[name]
    if (value !== undefined) kept[name] = value
  }
  return kept
}
