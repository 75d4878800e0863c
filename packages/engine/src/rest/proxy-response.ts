import type { Json, JsonObject } from '@gatewright/definition'
import { fromBase64 } from '../base64.ts'
import { type Payload, payloadBytes } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { parseJson } from '../json-text.ts'
import type { EndpointResponse } from '../message.ts'
import type { Call } from './call.ts'
import type { CompiledIntegration } from './compile-integration.ts'
import type { PreparedResponse } from './integration-response.ts'
import { endpointText } from './lambda-answer.ts'
import { proxiedHeaders } from './response-headers.ts'

const members: ReadonlySet<string> = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'])

/** What a Lambda proxy integration answers with, read from the function's result (rest-api reference §13.3). */
export function proxyResponse(call: Call, compiled: CompiledIntegration, endpoint: EndpointResponse): PreparedResponse {
  const payload = endpointText(endpoint)
  const isError = findHeader(endpoint.headers, functionErrorHeader) !== undefined
  const known = compiled.lastReply.value
  if (!isError && known?.payload === payload) {
    call.progress.functionStatus = known.response.status
    return known.response
  }
  const json = parseJson(payload)
  refuseFunctionError(call, compiled, endpoint, json)
  const malformed = (fault: Malformed) => malformedResponse(compiled, fault, payload)
  const head = proxyResponseHead(json, members)
  if ('why' in head) throw malformed(head)
  const { body = null, isBase64Encoded = null } = head.json
  if (body !== null && typeof body !== 'string') throw malformed({ why: 'body is no text', member: ['body'] })
  if (isBase64Encoded !== null && typeof isBase64Encoded !== 'boolean') {
    throw malformed({ why: 'isBase64Encoded is no boolean', member: ['isBase64Encoded'] })
  }
  call.progress.functionStatus = head.status
  const isBase64 = isBase64Encoded === true
  const response = {
    status: head.status,
    headers: proxiedHeaders(head.headers, 'AWS_PROXY'),
    body: isBase64 ? decodedBody(call, compiled, body ?? '') : payloadBytes(body ?? ''),
  }
  if (!isBase64 && payload.length <= keptReplyLength) compiled.lastReply.value = { payload, response }
  return response
}

/** Functions that always answer the same are common in designs; characters of a reply that is kept for the next request. */
const keptReplyLength = 65_536

const functionErrorHeader = 'x-amz-function-error'

/** What is wrong with a function's result, and where in it; without a member, the whole of it. */
export type Malformed = { readonly why: string; readonly member?: readonly (string | number)[] }

/** Status and header fields of a function's result, or what is wrong with it. */
export function proxyResponseHead(
  json: Json | undefined,
  allowed: ReadonlySet<string>,
): { readonly status: number; readonly headers: [string, string][]; readonly json: JsonObject } | Malformed {
  if (json === undefined || json === null || typeof json !== 'object' || Array.isArray(json)) {
    return { why: 'it is no JSON object' }
  }
  const extra = Object.keys(json).find((name) => !allowed.has(name))
  if (extra !== undefined) return { why: `it has the member ${extra}`, member: [extra] }
  const status = statusOf(json.statusCode)
  if (status === undefined) return { why: 'statusCode is no HTTP status', member: ['statusCode'] }
  const headers = headersOf(json)
  if ('why' in headers) return headers
  return { status, headers: headers.list, json }
}

function statusOf(statusCode: Json | undefined): number | undefined {
  if (statusCode === undefined || statusCode === null) return 200
  const status = typeof statusCode === 'string' && /^\d+$/.test(statusCode) ? Number(statusCode) : statusCode
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined
}

/** Both header maps as one list: multi values first, then the single value unless it is among them. */
function headersOf(json: JsonObject): { readonly list: [string, string][] } | Malformed {
  const { headers = null, multiValueHeaders = null } = json
  if (!isMapOrNull(headers)) return { why: 'headers is no map', member: ['headers'] }
  if (!isMapOrNull(multiValueHeaders)) return { why: 'multiValueHeaders is no map', member: ['multiValueHeaders'] }
  const list: [string, string][] = []
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    const member = ['multiValueHeaders', name]
    if (!Array.isArray(values)) return { why: `multiValueHeaders.${name} is no list`, member }
    for (const [index, value] of values.entries()) {
      const text = headerText(value)
      if (text === undefined) {
        return { why: `a value of multiValueHeaders.${name} is no text`, member: [...member, index] }
      }
      list.push([name, text])
    }
  }
  const multiCount = list.length
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null) continue
    const text = headerText(value)
    if (text === undefined) return { why: `headers.${name} is no text`, member: ['headers', name] }
    addSingle(list, multiCount, name, text)
  }
  return { list }
}

function addSingle(list: [string, string][], multiCount: number, name: string, text: string): void {
  let at = -1
  for (let index = 0; index < multiCount; index += 1) {
    const field = list[index]
    if (field === undefined || field[0].toLowerCase() !== name.toLowerCase()) continue
    if (field[1] === text) return
    at = index
  }
  list.push([list[at]?.[0] ?? name, text])
}

function isMapOrNull(value: Json): value is JsonObject | null {
  return value === null || (typeof value === 'object' && !Array.isArray(value))
}

function headerText(value: Json): string | undefined {
  return value === null || typeof value === 'object' ? undefined : String(value)
}

/** The body; base64 is decoded only when the first media type of Accept is binary (recorded). */
function decodedBody(call: Call, compiled: CompiledIntegration, body: string): Payload {
  if (!call.api.isBinary(findHeader(call.exchange.request.headers, 'accept'))) return body
  const bytes = fromBase64(body)
  if (bytes !== undefined) return bytes
  throw new GatewayException('proxyBodyNotBase64', {
    explanation:
      'The function says that its body is base64, the client accepts a binary type, and the body is not base64.',
    place: compiled.place,
    received: { isBase64Encoded: true },
    wouldPass: ['A body in base64, or isBase64Encoded: false.'],
    log: 'Execution failed due to configuration error: Unable to base64 decode the body.',
  })
}

/** A function that ended with an error gives no response at all. */
export function refuseFunctionError(
  call: Call,
  compiled: CompiledIntegration,
  endpoint: EndpointResponse,
  json: Json | undefined,
): void {
  const kind = findHeader(endpoint.headers, functionErrorHeader)
  if (kind === undefined) return
  const isObject = json !== null && typeof json === 'object' && !Array.isArray(json)
  const message = isObject && typeof json.errorMessage === 'string' ? json.errorMessage : ''
  throw new GatewayException('functionFailed', {
    explanation: `The function ended with an error (${kind}): ${message}`,
    place: [...compiled.place, 'uri'],
    received: { functionError: kind, errorMessage: message },
    wouldPass: ['A function that returns a response object instead of throwing.'],
    log: `Lambda execution failed with status 200 due to customer function error: ${message}. Lambda request id: ${call.exchange.requestId}`,
  })
}

/** The refusal of a result that is no proxy response; the cause says which member of it offends. */
export function malformedResponse(
  compiled: CompiledIntegration,
  { why, member }: Malformed,
  payload: string,
): GatewayException {
  return new GatewayException('proxyResponseMalformed', {
    explanation: `The function's result is no proxy response: ${why}.`,
    place: [...compiled.place, 'uri'],
    received: { result: payload.slice(0, 2000), ...(member === undefined ? {} : { member: [...member] }) },
    wouldPass: ['An object with statusCode, headers, multiValueHeaders, body and isBase64Encoded, and nothing else.'],
    log: 'Execution failed due to configuration error: Malformed Lambda proxy response',
  })
}
