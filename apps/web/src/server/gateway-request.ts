import type { GatewayRequest } from '@gatewright/engine'
import type { ConsoleRequest } from './console-request.ts'

/** Where requests come from unless they say otherwise. */
export const loopback = '127.0.0.1'

/**
 * A request of the console as a client would put it on the wire: Host first where none is given, Content-Length last where
 * there is a body and nothing says how long it is.
 * @param stageName stands before the path
 */
export function gatewayRequest(request: ConsoleRequest, stageName: string, domainName: string): GatewayRequest {
  const body = Buffer.from(request.body, request.isBase64 === true ? 'base64' : 'utf8')
  const names = new Set(request.headers.map(([name]) => name.toLowerCase()))
  const framed = body.length === 0 || names.has('content-length') || names.has('transfer-encoding')
  return {
    method: request.method,
    target: `/${stageName}${request.path.startsWith('/') || request.path === '' ? '' : '/'}${request.path}`,
    protocol: 'HTTP/1.1',
    headers: [
      ...(names.has('host') ? [] : [['Host', domainName] as const]),
      ...request.headers,
      ...(framed ? [] : [['Content-Length', String(body.length)] as const]),
    ],
    body: new Uint8Array(body),
    sourceIp: request.caller?.sourceIp ?? loopback,
    sourceVpc: request.caller?.vpcId,
    sourceVpce: request.caller?.vpcEndpointId,
  }
}
