import type { JsonObject } from '@gatewright/definition'
import type { Cause } from '../cause.ts'
import { javaMapText } from '../json-text.ts'
import type { BackendCall, GatewayAnswer } from '../message.ts'
import type { Outcome } from '../outcome.ts'
import { accessContext } from './access-context.ts'
import type { Call } from './call.ts'
import { bodyText } from './log-lines.ts'

/** Makes the outcome of a call. `context` of the outcome is made when somebody reads it. */
export function finish(call: Call, answer: GatewayAnswer, cause?: Cause): Outcome {
  const { exchange, recorder, progress, ports } = call
  const { facts } = exchange
  const { method } = progress
  const latencyMs = ports.clock.now() - exchange.startedAt
  if (recorder.logged) logEnd(call, answer, cause)
  let context: JsonObject | undefined
  return {
    answer,
    requestId: exchange.requestId,
    extendedRequestId: exchange.extendedRequestId,
    apiId: facts.apiId,
    stage: facts.stageName,
    deploymentId: facts.deploymentId,
    isCanary: facts.isCanaryRequest === true,
    httpMethod: exchange.httpMethod,
    path: exchange.rawPath,
    ...(method === undefined
      ? {}
      : { resourcePath: method.resourcePath, resourceId: method.resourceId, methodVerb: method.verb }),
    startedAt: exchange.startedAt,
    latencyMs,
    ...(progress.integrationLatencyMs === undefined ? {} : { integrationLatencyMs: progress.integrationLatencyMs }),
    ...(progress.sent === undefined ? {} : { integration: integrationOf(call, progress.sent) }),
    phases: recorder.phases,
    ...(cause === undefined ? {} : { cause }),
    caller: callerOf(call),
    get context() {
      context ??= accessContext(call, { status: answer.status, responseLength: answer.body.length, latencyMs })
      return context
    },
    get traceId() {
      return exchange.traceId
    },
    ...(recorder.watched ? { trace: { events: recorder.events } } : {}),
    ...(recorder.logged ? { logEvents: recorder.logLines } : {}),
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

/** Lines 19–24 of the execution log (rest-api reference §19.3). */
function logEnd({ recorder, progress }: Call, answer: GatewayAnswer, cause: Cause | undefined): void {
  if (cause === undefined) {
    recorder.log(`Method response body after transformations: ${bodyText(answer.body)}`, { dataTrace: true })
    recorder.log(`Method response headers: ${javaMapText(answer.headers)}`)
    recorder.log('Successfully completed execution')
  }
  recorder.log(`Method completed with status: ${answer.status}`, { level: answer.status < 500 ? 'INFO' : 'ERROR' })
  if (progress.endpointRequestId !== undefined) {
    recorder.log(`AWS Integration Endpoint RequestId : ${progress.endpointRequestId}`)
  }
}
