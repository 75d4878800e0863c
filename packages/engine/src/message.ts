import type { Json } from '@gatewright/definition'
import type { Payload } from './bytes.ts'
import type { QueryList } from './query-string.ts'

/** Header fields in the order and casing in which they were sent; a name may occur more than once. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/**
 * A request as it arrived, before anything was made of it. `target` is the raw request target of the request line
 * (path with stage, query string included, percent-encoded as sent).
 */
export type GatewayRequest = {
  readonly method: string
  readonly target: string
  /** the request target of the request line where a host made `target` of another one: what the client signed */
  readonly sentTarget?: string
  readonly protocol: string
  readonly headers: HeaderList
  readonly body: Uint8Array
  readonly sourceIp: string
  /** the VPC and its interface endpoint, where the request came through one */
  readonly sourceVpc?: string | undefined
  readonly sourceVpce?: string | undefined
}

/** An answer as it leaves: status, header fields in order, body bytes. */
export type GatewayAnswer = {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Uint8Array
}

/** What a method sees of a request: hop-by-hop header fields are gone, query parameters are decoded, path parameters are not. */
export type MethodRequest = {
  readonly httpMethod: string
  /** without the stage, as sent */
  readonly path: string
  readonly headers: HeaderList
  readonly query: QueryList
  readonly pathParameters: { readonly [name: string]: string }
  readonly body: Uint8Array
  /** the parameters by name, last values, as `$input.params()` has them */
  readonly params: RequestParams
}

export type RequestParams = {
  readonly path: { readonly [name: string]: string }
  readonly querystring: { readonly [name: string]: string }
  readonly header: { readonly [name: string]: string }
}

/** What goes to the backend, after templates and mappings and before it has the form of a call. */
export type IntegrationRequest = {
  readonly httpMethod: string
  /** mapped header fields only */
  readonly headers: HeaderList
  /** mapped query parameters only */
  readonly query: QueryList
  /** values for the `{name}` places of the URI */
  readonly path: { readonly [name: string]: string }
  /** the path that a template gave instead of the one of the URI: `$context.requestOverride.path` as a text */
  readonly wholePath?: string
  readonly body: Payload
}

/** A call to an HTTP endpoint or an AWS service, after all mapping. `url` is absolute; header names keep their casing. */
export type BackendCall = {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Uint8Array
  /** do not verify the certificate (`tlsConfig.insecureSkipVerification`) */
  readonly insecureSkipVerification?: boolean
  /** the name that the certificate must be for, instead of the URL's host (`tlsConfig.serverNameToVerify`) */
  readonly serverNameToVerify?: string
  /** set when the call goes through a VPC link: its id */
  readonly vpcLinkId?: string
}

/** A call to an AWS service integration: what an HTTP call has, and which service, action and region it means. */
export type AwsCall = BackendCall & {
  readonly service: string
  readonly region: string
  /** the action of an action URI; absent for path URIs */
  readonly action?: string
  /** the path of a path URI, with a leading slash */
  readonly path?: string
  /** role that the call assumes, or undefined for none */
  readonly credentials?: string
}

/** What an HTTP endpoint or AWS service answered. */
export type EndpointResponse = GatewayAnswer

/** An invocation of a Lambda function. `payload` is the text of the event. */
export type LambdaCall = {
  readonly functionArn: string
  readonly functionName: string
  readonly qualifier?: string
  readonly payload: string
  readonly invocationType: 'RequestResponse' | 'Event'
  readonly requestId: string
}

/** A line that a handler wrote to its console; `at` is epoch milliseconds of the same clock as the trace. */
export type ConsoleLine = {
  readonly at: number
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly text: string
}

/**
 * A call that a handler made to an AWS service through the SDK; `input` and `answer` are JSON texts, cut where they are long.
 * `at` is epoch milliseconds of the same clock as the trace.
 */
export type ServiceCall = {
  readonly at: number
  readonly durationMs: number
  readonly service: string
  readonly action: string
  readonly input: string
  readonly ok: boolean
  readonly answer: string
}

/** What an invocation gave: the raw payload, and whether it is an error document. */
export type LambdaResult = {
  readonly payload: string
  readonly functionError?: 'Handled' | 'Unhandled'
  readonly executedVersion?: string
  readonly console?: readonly ConsoleLine[]
  /** in the order in which they were made, the first of them */
  readonly serviceCalls?: readonly ServiceCall[]
  /** how many there were beyond those that are listed */
  readonly moreServiceCalls?: number
}

/** A credential that IAM knows; see `authorize/sigv4`. */
export type Credential = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  /** epoch milliseconds */
  readonly tokenExpires?: number
  readonly enabled: boolean
  readonly arn: string
  readonly userId: string
  readonly accountId: string
  readonly policies: readonly Json[]
}
