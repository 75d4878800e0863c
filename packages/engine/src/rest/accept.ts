import type { RestApi } from '@gatewright/definition'
import type { Exchange } from '../exchange.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import type { Call } from './call.ts'

/** Limits of a request (developer guide: API Gateway quotas). Sizes in bytes, lengths in characters. */
export const requestLimits = {
  body: 10_485_760,
  headers: { public: 10_240, private: 8_000 },
  url: { EDGE: 8_192, REGIONAL: 10_240, PRIVATE: 8_192 },
} as const

/** Checks the size of a request before anything is made of it (rest-api reference §1, step 3). */
export function checkSizes(definition: RestApi, exchange: Exchange): void {
  const endpointType = definition.endpointConfiguration.types[0] ?? 'EDGE'
  const { request } = exchange
  if (request.body.length > requestLimits.body) {
    throw new GatewayException('bodyTooLarge', {
      explanation: `The body has ${request.body.length} bytes; the service takes ${requestLimits.body}.`,
      received: { bytes: request.body.length },
      wouldPass: [`A body of at most ${requestLimits.body} bytes.`],
      clientMessage: `HTTP content length exceeded ${requestLimits.body} bytes.`,
    })
  }
  const urlLimit = requestLimits.url[endpointType]
  if (request.target.length > urlLimit) {
    throw new GatewayException('urlTooLong', {
      explanation: `The URL has ${request.target.length} characters; endpoints of type ${endpointType} take ${urlLimit}.`,
      place: ['endpointConfiguration', 'types'],
      received: { characters: request.target.length },
      wouldPass: [`A path and query string of at most ${urlLimit} characters together.`],
      clientMessage: 'Request URI too long',
    })
  }
  const headerLimit = endpointType === 'PRIVATE' ? requestLimits.headers.private : requestLimits.headers.public
  const headerBytes = totalHeaderBytes(exchange)
  if (headerBytes > headerLimit) {
    throw new GatewayException('headersTooLarge', {
      explanation: `The header fields take ${headerBytes} bytes together; the service takes ${headerLimit}.`,
      received: { bytes: headerBytes },
      wouldPass: [`Header fields of at most ${headerLimit} bytes together, names and line ends included.`],
      clientMessage: 'Request Header Fields Too Large',
    })
  }
}

function totalHeaderBytes(exchange: Exchange): number {
  let bytes = 0
  for (const [name, value] of exchange.request.headers) bytes += name.length + value.length + 4
  return bytes
}

/** Whether the body has to be decompressed first: compression is on and the client named a coding. */
export function requestCoding(definition: RestApi, exchange: Exchange): string | undefined {
  if (definition.minimumCompressionSize === undefined) return undefined
  const coding = findHeader(exchange.request.headers, 'content-encoding')?.trim().toLowerCase()
  return coding === undefined || coding === '' || coding === 'identity' ? undefined : coding
}

/** The body of a request that is within the limits, decompressed when the API takes compressed bodies. */
export async function accept(call: Call): Promise<Uint8Array> {
  const { definition } = call.api
  checkSizes(definition, call.exchange)
  return call.exchange.request.body
}
