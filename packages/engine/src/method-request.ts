import type { Exchange } from './exchange.ts'
import { withoutHeaders } from './header-list.ts'
import type { HeaderList, MethodRequest, RequestParams } from './message.ts'
import { lastValues, type QueryList } from './query-string.ts'

/** Header fields of a client that never get past the front (rest-api reference §10.1, recorded). */
const frontHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'www-authenticate',
])

/** The method's view of a request that was matched; header fields are filtered when somebody first asks for them. */
export class MatchedRequest implements MethodRequest {
  #headers: HeaderList | undefined
  #params: RequestParams | undefined

  constructor(
    readonly exchange: Exchange,
    readonly pathParameters: { readonly [name: string]: string },
    readonly body: Uint8Array,
    /** what the web ACL put in, instead of fields of the same names */
    readonly insertedHeaders: HeaderList = [],
  ) {}

  get httpMethod(): string {
    return this.exchange.httpMethod
  }

  get path(): string {
    return this.exchange.path
  }

  get query(): QueryList {
    return this.exchange.query
  }

  get headers(): HeaderList {
    this.#headers ??= this.#visibleHeaders()
    return this.#headers
  }

  #visibleHeaders(): HeaderList {
    const { headers } = this.exchange.request
    if (this.insertedHeaders.length === 0) return withoutHeaders(headers, frontHeaders)
    const replaced = this.insertedHeaders.map(([name]) => name.toLowerCase())
    return [...withoutHeaders(headers, new Set([...frontHeaders, ...replaced])), ...this.insertedHeaders]
  }

  get params(): RequestParams {
    this.#params ??= {
      path: this.pathParameters,
      querystring: lastValues(this.query),
      header: lastValues(this.headers),
    }
    return this.#params
  }
}
