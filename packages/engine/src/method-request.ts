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
    this.#headers ??= withoutHeaders(this.exchange.request.headers, frontHeaders)
    return this.#headers
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
