import { type Payload, utf8Text } from '../bytes.ts'
import type { Cause } from '../cause.ts'
import { findHeader } from '../header-list.ts'
import { traceRoot } from '../ids.ts'
import { javaMapText } from '../json-text.ts'
import { dataLine, type LogOptions, plainLine } from '../log-line.ts'
import { maskedHeaders, maskSecret } from '../mask.ts'
import type { GatewayAnswer, MethodRequest } from '../message.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'

const errorLine: LogOptions = { level: 'ERROR' }

/** A body as the execution log prints it. */
export function bodyText(payload: Payload): string {
  if (typeof payload === 'string') return payload
  return utf8Text(payload) ?? '[Binary Data]'
}

/** The first line of the execution log (rest-api reference §19.3). */
export function logExtendedRequestId({ recorder, exchange }: Call): void {
  recorder.log(() => `Extended Request Id: ${exchange.extendedRequestId}`)
}

/** Lines 3–3c of the execution log for a method that needs no API key (rest-api reference §19.3). */
export function logNoApiKey({ recorder, exchange }: Call, { verb, resourcePath }: CompiledMethod): void {
  const key = () => maskSecret(findHeader(exchange.request.headers, 'x-api-key') ?? '')
  const stage = () => `${exchange.facts.apiId}/${exchange.facts.stageName}`
  recorder.log(() => `Verifying Usage Plan for request: ${exchange.requestId}. API Key: ${key()} API Stage: ${stage()}`)
  recorder.log(
    () =>
      `API Key ${key()} authorized because method '${verb} ${resourcePath}' does not require API Key. Request will not contribute to throttle or quota limits`,
  )
  recorder.log(() => `Usage Plan check succeeded for API Key ${key()} and API Stage ${stage()}`)
}

/** Lines 4–9 of the execution log (rest-api reference §19.3). */
export function logStart({ recorder, exchange, progress }: Call, request: MethodRequest): void {
  recorder.log(() => `Starting execution for request: ${exchange.requestId}`)
  recorder.log(() => `HTTP Method: ${request.httpMethod}, Resource Path: ${request.path}`)
  const { client } = progress
  if (client !== undefined) {
    recorder.log(() => `API Key: ${maskSecret(client.apiKey)}`)
    recorder.log(() => `API Key ID: ${client.apiKeyId}`)
  }
  recorder.log(() => `Method request path: ${javaMapText(Object.entries(request.pathParameters))}`)
  recorder.log(() => `Method request query string: ${javaMapText(Object.entries(request.params.querystring))}`)
  recorder.log(() => `Method request headers: ${javaMapText(maskedHeaders(request.headers))}`)
  recorder.log(() => `Method request body before transformations: ${bodyText(request.body)}`, dataLine)
}

/** Lines 19–22 of the execution log; `cause` is why the gateway itself answered. */
export function logEnd({ recorder }: Call, answer: GatewayAnswer, cause: Cause | undefined): void {
  if (cause === undefined) {
    recorder.log(() => `Method response body after transformations: ${bodyText(answer.body)}`, dataLine)
    recorder.log(() => `Method response headers: ${javaMapText(answer.headers)}`)
    recorder.log(() => 'Successfully completed execution')
  }
  recorder.log(() => `Method completed with status: ${answer.status}`, answer.status < 500 ? plainLine : errorLine)
}

/** Lines 23–24, which test invocations lack. */
export function logRequestIds({ recorder, progress, exchange, target }: Call): void {
  const { endpointRequestId } = progress
  if (endpointRequestId !== undefined) {
    recorder.log(() => `AWS Integration Endpoint RequestId : ${endpointRequestId}`)
  }
  if (target.stage.tracingEnabled) recorder.log(() => `X-ray Tracing ID : ${traceRoot(exchange.traceId)}`)
}
