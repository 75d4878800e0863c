import type { Json } from '@gatewright/definition'
import type { BodyExpectation } from './match/match-body.ts'

export type JsonObject = { readonly [name: string]: Json }

/** Where the expected values of a vector come from; `peer` alone may be disputed. */
export type Recorded = 'aws' | 'docs' | 'peer' | 'velocity-1.7'

/** What every vector has, whatever its kind. */
export type AnyVector = JsonObject & { readonly id: string }

export type LambdaReply =
  | { readonly return: Json; readonly delayMs?: number }
  | { readonly error: JsonObject; readonly delayMs?: number }
  | { readonly echo: true; readonly delayMs?: number }
  | { readonly proxyEcho: true; readonly delayMs?: number }
  | { readonly raw: string; readonly delayMs?: number }
export type LambdaStub = LambdaReply | { readonly sequence: readonly LambdaReply[]; readonly delayMs?: number }

export type EndpointStub = {
  readonly match?: JsonObject
  readonly respond: {
    readonly echo?: boolean
    readonly status?: number
    readonly headers?: { readonly [name: string]: string | readonly string[] }
    readonly body?: Json
    readonly isBase64?: boolean
  }
  readonly delayMs?: number
}

export type BackendStubs = {
  readonly lambda?: { readonly [functionName: string]: LambdaStub }
  readonly http?: readonly EndpointStub[]
  readonly aws?: readonly EndpointStub[]
  readonly keys?: { readonly [issuer: string]: Json }
}

export type RequestVector = {
  readonly method: string
  readonly path?: string
  readonly target?: string
  readonly resource?: string
  readonly headers?: { readonly [name: string]: string }
  readonly multiValueHeaders?: { readonly [name: string]: readonly string[] }
  readonly body?: string
  readonly isBase64?: boolean
  readonly sourceIp?: string
}

export type StepExpectation = {
  readonly status?: Json
  readonly headers?: JsonObject
  readonly body?: BodyExpectation
  readonly backendReceived?: BodyExpectation
  readonly authorizerReceived?: BodyExpectation
  readonly calls?: { readonly [functionName: string]: number }
  readonly log?: readonly Json[]
  readonly accessLog?: BodyExpectation
  readonly waf?: Json
}

export type StepVector = {
  readonly mode?: 'invoke' | 'test-invoke'
  readonly advanceMs?: number
  readonly repeat?: number
  readonly request: RequestVector
  readonly expect: StepExpectation
}

export type GatewayVector = {
  readonly id: string
  readonly recorded?: Recorded
  readonly clock?: number
  readonly api: {
    readonly type: 'REST' | 'HTTP'
    readonly id?: string
    readonly accountId?: string
    readonly region?: string
    readonly openapi: Json
  }
  readonly stage: JsonObject & { readonly name: string }
  readonly importOptions?: { readonly basepath?: 'ignore' | 'prepend' | 'split' }
  readonly apiKeys?: readonly { readonly name: string; readonly value: string; readonly enabled?: boolean }[]
  readonly usagePlans?: readonly JsonObject[]
  readonly identities?: readonly JsonObject[]
  readonly backends?: BackendStubs
  readonly steps: readonly StepVector[]
}

/** How a vector went. A skipped one is what the chosen host cannot express; what is not implemented has failed. */
export type Verdict =
  | { readonly result: 'passed' }
  | { readonly result: 'failed'; readonly problems: readonly Problem[] }
  | { readonly result: 'skipped'; readonly reason: string }

/** One thing that was not as expected; `where` names the step or part. */
export type Problem = {
  readonly where: string
  readonly path?: string
  readonly expected?: string
  readonly actual?: string
  readonly message?: string
}

export function failed(where: string, message: string): Verdict {
  return { result: 'failed', problems: [{ where, message }] }
}

/** The verdict over problems that were found: passed where there are none. */
export function verdictOf(problems: readonly Problem[]): Verdict {
  return problems.length === 0 ? { result: 'passed' } : { result: 'failed', problems }
}
