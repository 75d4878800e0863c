import type { RestApi } from '@gatewright/definition'
import { decompress, isCoding } from '../compression.ts'
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

/** The body of a request whose sizes are within the limits (rest-api reference §1, step 3). */
export function acceptBody({ api, exchange }: Call): Uint8Array {
  checkSizes(api.definition, exchange)
  return exchange.request.body
}

function checkSizes(definition: RestApi, { request }: Exchange): void {
  if (request.body.length > requestLimits.body) throw bodyTooLarge(request.body.length)
  const endpointType = definition.endpointConfiguration.types[0] ?? 'EDGE'
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
  let headerBytes = 0
  for (const [name, value] of request.headers) headerBytes += name.length + value.length + 4
  if (headerBytes > headerLimit) {
    throw new GatewayException('headersTooLarge', {
      explanation: `The header fields take ${headerBytes} bytes together; the service takes ${headerLimit}.`,
      received: { bytes: headerBytes },
      wouldPass: [`Header fields of at most ${headerLimit} bytes together, names and line ends included.`],
      clientMessage: 'Request Header Fields Too Large',
    })
  }
}

/** The coding that the body has to be freed of first: compression is on, and the client named one. */
export function requestCoding({ api, exchange }: Call): string | undefined {
  if (api.definition.minimumCompressionSize === undefined) return undefined
  const coding = findHeader(exchange.request.headers, 'content-encoding')?.trim().toLowerCase()
  return coding === undefined || coding === '' || coding === 'identity' ? undefined : coding
}

/** As {@link acceptBody}, without its coding; an unknown coding or broken data is refused (rest-api reference §17.2). */
export async function acceptEncodedBody({ api, exchange }: Call, coding: string): Promise<Uint8Array> {
  checkSizes(api.definition, exchange)
  if (!isCoding(coding)) {
    throw new GatewayException('contentEncodingUnsupported', {
      explanation: `The body is encoded as ${coding}; with compression on, the service decodes gzip and deflate.`,
      place: ['minimumCompressionSize'],
      received: { 'Content-Encoding': coding },
      wouldPass: ['A Content-Encoding of gzip, deflate or identity.'],
    })
  }
  const body = await decompress(exchange.request.body, coding, requestLimits.body)
  if (body !== undefined) return body
  throw new GatewayException('contentEncodingBroken', {
    explanation: `The body says that it is ${coding}, and cannot be decoded as such within ${requestLimits.body} bytes.`,
    place: ['minimumCompressionSize'],
    received: { 'Content-Encoding': coding, bytes: exchange.request.body.length },
    wouldPass: [`A body that is valid ${coding}.`],
  })
}

function bodyTooLarge(bytes: number): GatewayException {
  return new GatewayException('bodyTooLarge', {
    explanation: `The body has ${bytes} bytes; the service takes ${requestLimits.body}.`,
    received: { bytes },
    wouldPass: [`A body of at most ${requestLimits.body} bytes.`],
    clientMessage: `HTTP content length exceeded ${requestLimits.body} bytes.`,
  })
}
