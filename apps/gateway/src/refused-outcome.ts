import type { GatewayRequest, Outcome } from '@gatewright/engine'
import type { Refused } from './create-listener.ts'

/**
 * The outcome of a request that never reached a stage of an API, for its history; undefined where it named no API.
 * @param now epoch milliseconds
 */
export function refusedOutcome(
  { answer, cause, about }: Refused,
  request: GatewayRequest,
  now: number,
): Outcome | undefined {
  if (about.reason !== 'unknownStage' && about.reason !== 'defaultEndpointDisabled') return undefined
  const header = (wanted: string) => answer.headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
  return {
    answer,
    requestId: header('x-amzn-requestid'),
    extendedRequestId: header('x-amz-apigw-id'),
    apiId: about.apiId,
    stage: about.reason === 'unknownStage' ? about.stageName : '',
    deploymentId: '',
    isCanary: false,
    httpMethod: request.method,
    path: request.target.split('?', 1)[0] ?? '',
    startedAt: now,
    latencyMs: 0,
    phases: [{ phase: cause.phase, startedAt: now, durationMs: 0, result: 'failed' }],
    cause,
    caller: { sourceIp: request.sourceIp },
    context: {},
    traceId: '',
  }
}
