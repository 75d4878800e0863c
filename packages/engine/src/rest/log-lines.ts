import { type Payload, utf8Text } from '../bytes.ts'
import { javaMapText } from '../json-text.ts'
import { maskedHeaders } from '../mask.ts'
import type { MethodRequest } from '../message.ts'
import type { Call } from './call.ts'

/** A body as the execution log prints it. */
export function bodyText(payload: Payload): string {
  if (typeof payload === 'string') return payload
  return utf8Text(payload) ?? '[Binary Data]'
}

/** Lines 4–9 of the execution log (rest-api reference §19.3). */
export function logStart({ recorder, exchange, progress }: Call, request: MethodRequest): void {
  recorder.log(`Starting execution for request: ${exchange.requestId}`)
  recorder.log(`HTTP Method: ${request.httpMethod}, Resource Path: ${request.path}`)
  if (progress.client !== undefined) {
    recorder.log(`API Key: ${progress.client.apiKey}`)
    recorder.log(`API Key ID: ${progress.client.apiKeyId}`)
  }
  recorder.log(`Method request path: ${javaMapText(Object.entries(request.pathParameters))}`)
  recorder.log(`Method request query string: ${javaMapText(Object.entries(request.params.querystring))}`)
  recorder.log(`Method request headers: ${javaMapText(maskedHeaders(request.headers))}`)
  recorder.log(`Method request body before transformations: ${bodyText(request.body)}`, { dataTrace: true })
}
