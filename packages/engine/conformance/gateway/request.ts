import type { GatewayRequest } from '@gatewright/engine'
import type { GatewayVector, RequestVector } from '../vector.ts'

/**
 * The request of a step as its client puts it on the wire: the header fields of the vector in their order, before them a
 * Host where it names none, after them a Content-Length where there is a body and nothing says how long it is.
 */
export function gatewayRequest(vector: GatewayVector, request: RequestVector): GatewayRequest {
  const body = requestBody(request)
  const own: (readonly [string, string])[] = [
    ...Object.entries(request.headers ?? {}),
    ...Object.entries(request.multiValueHeaders ?? {}).flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    ),
  ]
  const names = new Set(own.map(([name]) => name.toLowerCase()))
  const framed = body.length === 0 || names.has('content-length') || names.has('transfer-encoding')
  return {
    method: request.method,
    target: requestTarget(vector, request),
    protocol: 'HTTP/1.1',
    headers: [
      ...(names.has('host') ? [] : [['Host', executeApiHost(vector)] as const]),
      ...own,
      ...(framed ? [] : [['Content-Length', String(body.length)] as const]),
    ],
    body,
    sourceIp: request.sourceIp ?? '127.0.0.1',
  }
}

export function requestBody(request: RequestVector): Uint8Array {
  return Buffer.from(request.body ?? '', request.isBase64 === true ? 'base64' : 'utf8')
}

/** The host name that the service gives the API of a vector. */
export function executeApiHost(vector: GatewayVector): string {
  return `${vector.api.id ?? 'abcdef1234'}.execute-api.${vector.api.region ?? 'us-east-1'}.amazonaws.com`
}

function requestTarget(vector: GatewayVector, request: RequestVector): string {
  if (request.target !== undefined) return request.target
  const path = request.path ?? '/'
  return vector.stage.name === '$default' ? path : `/${vector.stage.name}${path}`
}
