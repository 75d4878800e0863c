import { payloadBytes } from '../bytes.ts'
import type { Cause } from '../cause.ts'
import type { GatewayAnswer, GatewayRequest } from '../message.ts'
import { MatchedRequest } from '../method-request.ts'
import { executionLog } from '../observe/execution-log.ts'
import type { Outcome } from '../outcome.ts'
import type { Ports } from '../ports.ts'
import type { Call } from './call.ts'
import type { CompiledRestApi, MethodEntry } from './compile.ts'
import { executeMethod } from './execute-method.ts'
import { finish } from './finish.ts'
import { logEnd, logStart } from './log-lines.ts'
import { refuse } from './refuse.ts'
import { pathSegments, RouteTree } from './route-tree.ts'
import { startCall } from './start-call.ts'
import type { RestTarget } from './target.ts'

/** Parameters of TestInvokeMethod, as the service names them. */
export type TestInvocation = {
  readonly resourceId: string
  readonly httpMethod: string
  /** absent: the resource's own template, whose parameters then have their placeholders as values */
  readonly pathWithQueryString?: string
  readonly headers?: { readonly [name: string]: string }
  readonly multiValueHeaders?: { readonly [name: string]: readonly string[] }
  readonly body?: string | Uint8Array
  readonly stageVariables?: { readonly [name: string]: string }
  readonly clientCertificateId?: string
}

/** What a test invocation gives: an outcome, the log as one text, and the whole milliseconds that it took. */
export type TestInvokeResult = Outcome & { readonly log: string; readonly latency: number }

/** The stage name and source that test invocations run under. */
const testStage = { name: 'test-invoke-stage', sourceIp: 'test-invoke-source-ip' } as const

/** Thrown for a resource or method that the API does not have. */
export class TestInvokeError extends Error {
  override readonly name = 'NotFoundException'
}

/**
 * Runs one method of an API as the console's test does (rest-api reference §22.2): validation, templates, integration and
 * responses, without authorizers, keys, throttling and cache. The trace is always collected.
 * @throws TestInvokeError `Invalid Resource identifier specified` or `Invalid Method identifier specified`
 */
export async function testInvokeMethod(
  target: RestTarget,
  invocation: TestInvocation,
  ports: Ports,
): Promise<TestInvokeResult> {
  const method = methodOf(target.api, invocation).get()
  const path = invocation.pathWithQueryString ?? method.resourcePath
  const request = requestOf(invocation, path.startsWith('/') ? path : `/${path}`)
  const call = startCall(testTarget(target, invocation), request, ports, { collectTrace: true })
  call.progress.method = method
  const parameters = pathParameters(method.resourcePath, call.exchange.path)
  const matched = new MatchedRequest(call.exchange, parameters, request.body)
  call.progress.request = matched
  const outcome = await run(call, matched)
  const log = executionLog(outcome)
    .map((line) => `${line}\n`)
    .join('')
  return { ...outcome, log, latency: Math.floor(outcome.latencyMs) }
}

async function run(call: Call, request: MatchedRequest): Promise<Outcome> {
  const { method } = call.progress
  try {
    if (method === undefined) throw new TestInvokeError('Invalid Method identifier specified')
    logStart(call, request)
    return ended(call, await executeMethod(call, method, request))
  } catch (error) {
    const { answer, cause } = refuse(call, error)
    const headers = answer.headers.filter(([name]) => name === 'x-amzn-ErrorType')
    return ended(call, { ...answer, headers }, cause)
  }
}

function ended(call: Call, answer: GatewayAnswer, cause?: Cause): Outcome {
  logEnd(call, answer, cause)
  return finish(call, answer, cause)
}

function methodOf(api: CompiledRestApi, { resourceId, httpMethod }: TestInvocation): MethodEntry {
  const methods = api.methods.get(resourceId)
  if (methods === undefined) throw new TestInvokeError('Invalid Resource identifier specified')
  const entry = methods.get(httpMethod) ?? methods.get('ANY')
  if (entry === undefined) throw new TestInvokeError('Invalid Method identifier specified')
  return entry
}

function testTarget(target: RestTarget, { stageVariables = {} }: TestInvocation): RestTarget {
  const { canarySettings: _canary, ...stage } = target.stage
  return {
    ...target,
    stageName: testStage.name,
    stage: { ...stage, variables: { ...stageVariables }, methodSettings: {} },
    basePath: '',
  }
}

/** The request that the parameters mean. The content type is always JSON: other types are ignored. */
function requestOf(invocation: TestInvocation, target: string): GatewayRequest {
  const { headers = {}, multiValueHeaders = {}, body = '' } = invocation
  const fields: [string, string][] = Object.entries(headers)
  for (const [name, values] of Object.entries(multiValueHeaders)) {
    for (const value of values) if (headers[name] !== value) fields.push([name, value])
  }
  return {
    method: invocation.httpMethod,
    target,
    protocol: 'HTTP/1.1',
    headers: fields.map(([name, value]) => [name, name.toLowerCase() === 'content-type' ? 'application/json' : value]),
    body: typeof body === 'string' ? payloadBytes(body) : body,
    sourceIp: testStage.sourceIp,
  }
}

/** The path parameters of a path that need not fit the resource: then there are none. */
function pathParameters(resourcePath: string, path: string): { readonly [name: string]: string } {
  const tree = new RouteTree<true>()
  tree.add(pathSegments(resourcePath), 'ANY', true)
  return tree.match(path, 'ANY')?.pathParameters ?? {}
}
