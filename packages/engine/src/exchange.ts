import { requestTimeText } from './clock-text.ts'
import { findHeader } from './header-list.ts'
import { extendedRequestId, isUuid, traceHeader } from './ids.ts'
import type { GatewayRequest } from './message.ts'
import type { Ports } from './ports.ts'
import { parseQuery, type QueryList } from './query-string.ts'

/** What the host and the stage say about a request, beside the request itself. */
export type ExchangeFacts = {
  readonly apiId: string
  readonly accountId: string
  readonly region: string
  readonly stageName: string
  readonly deploymentId: string
  readonly domainName: string
  /** undefined: the stage has no canary */
  readonly isCanaryRequest: boolean | undefined
  readonly stageVariables: { readonly [name: string]: string }
  readonly basePath?: string | undefined
}

const leadingSlashes = /^\/+/

/** The read-only facts of one request; what is dear to make is made when it is first asked for. */
export class Exchange {
  readonly startedAt: number
  readonly requestId: string
  readonly extendedRequestId: string
  readonly httpMethod: string
  /** `$context.path`: as sent, stage or base path included, query string gone */
  readonly rawPath: string
  /** without stage or base path; begins with one slash, keeps a trailing one */
  readonly path: string
  readonly rawQuery: string
  #query: QueryList | undefined
  #traceId: string | undefined
  #requestTime: string | undefined

  constructor(
    readonly facts: ExchangeFacts,
    readonly request: GatewayRequest,
    readonly ports: Ports,
  ) {
    this.startedAt = ports.clock.now()
    const givenId = findHeader(request.headers, 'x-amzn-requestid')
    this.requestId = givenId !== undefined && isUuid(givenId) ? givenId : ports.random.uuid()
    this.extendedRequestId = extendedRequestId(ports.random)
    this.httpMethod = findHeader(request.headers, 'x-http-method-override') ?? request.method
    const questionMark = request.target.indexOf('?')
    this.rawPath = questionMark < 0 ? request.target : request.target.slice(0, questionMark)
    this.rawQuery = questionMark < 0 ? '' : request.target.slice(questionMark + 1)
    this.path = pathBelowStage(this.rawPath, facts.basePath)
  }

  get query(): QueryList {
    this.#query ??= parseQuery(this.rawQuery)
    return this.#query
  }

  /** Value of `X-Amzn-Trace-Id` as backends and clients get it. */
  get traceId(): string {
    this.#traceId ??= traceHeader(findHeader(this.request.headers, 'x-amzn-trace-id'), this.startedAt, this.requestId)
    return this.#traceId
  }

  get requestTime(): string {
    this.#requestTime ??= requestTimeText(this.startedAt)
    return this.#requestTime
  }

  get domainPrefix(): string {
    return this.facts.domainName.split('.', 1)[0] ?? ''
  }

  get sourceIp(): string {
    return this.request.sourceIp
  }

  get userAgent(): string | undefined {
    return findHeader(this.request.headers, 'user-agent')
  }
}

/** The path that is routed: what follows the stage segment, or the base path of a custom domain name. */
function pathBelowStage(rawPath: string, basePath: string | undefined): string {
  const path = rawPath.replace(leadingSlashes, '')
  const prefixLength = basePath === undefined ? segmentLength(path) : basePath.replace(leadingSlashes, '').length
  return `/${path.slice(prefixLength).replace(leadingSlashes, '')}`
}

function segmentLength(path: string): number {
  const slash = path.indexOf('/')
  return slash < 0 ? path.length : slash
}
