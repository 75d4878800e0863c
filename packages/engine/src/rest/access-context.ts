import type { Json, JsonObject } from '@gatewright/definition'
import type { Call } from './call.ts'
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
  const integration = withoutUndefined({
    latency: integrationLatency,
    status: text(progress.integrationStatus),
    integrationStatus: text(progress.integrationStatus),
    requestId: progress.endpointRequestId,
    error: progress.integrationError,
  })
  return {
    ...context,
    resourcePath: method?.resourcePath ?? null,
    endpointType: call.api.definition.endpointConfiguration.types[0] ?? 'EDGE',
    ...(caller?.authorizer === undefined ? {} : { authorizer: { ...caller.authorizer, ...authorizerFacts(call) } }),
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
    integration,
    ...withoutUndefined({
      integrationLatency,
      integrationStatus: text(progress.integrationStatus),
      integrationErrorMessage: progress.integrationError,
      status: text(ended?.status),
      responseLength: text(ended?.responseLength),
      responseLatency: ended === undefined ? undefined : String(Math.floor(ended.latencyMs)),
    }),
  }
}

function authorizerFacts({ progress }: Call): JsonObject {
  const latency = progress.caller?.authorizerLatencyMs
  if (latency === undefined) return {}
  const milliseconds = String(Math.floor(latency))
  return { integrationLatency: milliseconds, latency: milliseconds, status: '200', integrationStatus: '200' }
}

function text(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}

function withoutUndefined(values: { [name: string]: Json | undefined }): JsonObject {
  const kept: JsonObject = {}
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value
  return kept
}
