import type { Json } from '@gatewright/definition'
import {
  type AwsCall,
  type BackendCall,
  BackendFailure,
  type EndpointResponse,
  type LambdaCall,
  type LambdaResult,
} from '@gatewright/engine'
import type { FixedClock } from '@gatewright/engine/testing'
import { isObject, match } from '../match/match.ts'
import type { BackendStubs, EndpointStub, LambdaReply } from '../vector.ts'
import { awsRecord, type EndpointRecord, httpRecord } from './endpoint-record.ts'

/** The backends of a vector, and what reached them since it began. */
export class StubBackends {
  readonly #stubs: BackendStubs
  readonly #clock: FixedClock
  readonly #replies = new Map<string, number>()
  readonly calls = new Map<string, number>()
  /** the last call that is not an authorizer's; cleared by {@link beginStep} */
  received: Json | undefined
  authorizerReceived: Json | undefined

  constructor(stubs: BackendStubs, clock: FixedClock) {
    this.#stubs = stubs
    this.#clock = clock
  }

  beginStep(): void {
    this.received = undefined
    this.authorizerReceived = undefined
  }

  readonly lambda = async (call: LambdaCall, timeoutInMillis: number): Promise<LambdaResult> => {
    const event: Json = parseOr(call.payload, call.payload)
    const qualified = call.qualifier === undefined ? call.functionName : `${call.functionName}:${call.qualifier}`
    const name = this.#stubs.lambda?.[qualified] === undefined ? call.functionName : qualified
    const stub = this.#stubs.lambda?.[name]
    if (stub === undefined) throw new BackendFailure('functionNotFound', `the vector has no function ${qualified}`)
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1)
    if (isAuthorizerEvent(event)) this.authorizerReceived = event
    else this.received = event
    this.#takeTime(stub.delayMs, timeoutInMillis)
    if (!('sequence' in stub)) return lambdaResult(stub, call.payload)
    const index = Math.min(this.#replies.get(name) ?? 0, stub.sequence.length - 1)
    this.#replies.set(name, index + 1)
    const reply = stub.sequence[index]
    if (reply === undefined) throw new BackendFailure('functionNotFound', `the sequence of ${name} is empty`)
    this.#takeTime(reply.delayMs, timeoutInMillis)
    return lambdaResult(reply, call.payload)
  }

  readonly http = async (call: BackendCall, timeoutInMillis: number): Promise<EndpointResponse> =>
    this.#answer(this.#stubs.http, httpRecord(call), timeoutInMillis)

  readonly aws = async (call: AwsCall, timeoutInMillis: number): Promise<EndpointResponse> =>
    this.#answer(this.#stubs.aws, awsRecord(call), timeoutInMillis)

  readonly keySet = async (issuerOrUrl: string): Promise<Json> => {
    const issuer = issuerOrUrl.replace(/\/\.well-known\/.*$/, '')
    const keys = this.#stubs.keys?.[issuerOrUrl] ?? this.#stubs.keys?.[issuer]
    if (keys === undefined || keys === null) throw new BackendFailure('connectionRefused', `${issuer} does not answer`)
    return keys
  }

  #answer(
    stubs: readonly EndpointStub[] | undefined,
    record: EndpointRecord,
    timeoutInMillis: number,
  ): EndpointResponse {
    this.received = record
    const stub = stubs?.find((candidate) => match({ $subset: { ...(candidate.match ?? {}) } }, record) === undefined)
    if (stub === undefined) throw new BackendFailure('nameNotResolved', `the vector has no backend for ${record.url}`)
    this.#takeTime(stub.delayMs, timeoutInMillis)
    return endpointResponse(stub.respond, record)
  }

  #takeTime(delayMs: number | undefined, timeoutInMillis: number): void {
    if (delayMs === undefined) return
    this.#clock.advance(Math.min(delayMs, timeoutInMillis))
    if (delayMs > timeoutInMillis) throw new BackendFailure('timeout', `no answer within ${timeoutInMillis} ms`)
  }
}

function lambdaResult(reply: LambdaReply, payload: string): LambdaResult {
  if ('return' in reply) return { payload: JSON.stringify(reply.return) }
  if ('error' in reply) return { payload: JSON.stringify(reply.error), functionError: 'Unhandled' }
  if ('raw' in reply) return { payload: reply.raw }
  if ('proxyEcho' in reply) {
    return { payload: JSON.stringify({ statusCode: 200, body: JSON.stringify(JSON.parse(payload)) }) }
  }
  return { payload }
}

function endpointResponse(respond: EndpointStub['respond'], record: EndpointRecord): EndpointResponse {
  if (respond.echo === true) {
    const { method = '', url = '', headers = {}, body = '' } = record
    return {
      status: 200,
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from(JSON.stringify({ method, url, headers, body })),
    }
  }
  const { body = '' } = respond
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    status: respond.status ?? 200,
    headers: Object.entries(respond.headers ?? {}).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one] as const),
    ),
    body: Buffer.from(text, respond.isBase64 === true ? 'base64' : 'utf8'),
  }
}

function isAuthorizerEvent(event: Json): boolean {
  if (!isObject(event) || (event.type !== 'TOKEN' && event.type !== 'REQUEST')) return false
  return 'methodArn' in event || 'routeArn' in event
}

function parseOr(text: string, otherwise: Json): Json {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}
