/// <reference path="./aws4.d.ts" />
import type { Forward } from '@gatewright/definition'
import { type AwsCall, BackendFailure, type EndpointResponse } from '@gatewright/engine'
import aws4 from 'aws4'
import type { EndpointClient } from '../http/endpoint-client.ts'

/** With what calls that are sent on are signed. */
export type ForwardCredentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Emulators take any credentials; these are what people give them. */
export const emulatorCredentials: ForwardCredentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** Header fields of a call that the signature or the connection makes anew. */
const ownHeaders = new Set(['host', 'content-length', 'authorization', 'x-amz-date', 'x-amz-security-token'])

/**
 * Sends a call on to an endpoint of the user, signed for its service and region, under the egress policy. A bucket in
 * the host becomes the first part of the path.
 * @param now epoch milliseconds of the signature
 * @throws BackendFailure
 */
export async function forward(
  { endpoint }: Forward,
  call: AwsCall,
  credentials: ForwardCredentials,
  client: EndpointClient,
  now: number,
  timeoutInMillis: number,
): Promise<EndpointResponse> {
  if (!URL.canParse(endpoint) || !/^https?:/.test(endpoint))
    throw new BackendFailure(
      'nameNotResolved',
      `${endpoint} is no URL of an endpoint. It begins with http:// or https://.`,
    )
  const base = new URL(endpoint)
  const path = `${base.pathname.replace(/\/$/, '')}${pathOf(call)}`
  const kept = call.headers.filter(([name]) => !ownHeaders.has(name.toLowerCase()))
  const signed = aws4.sign(
    {
      host: base.host,
      service: call.service,
      region: call.region,
      method: call.method,
      path,
      headers: {
        ...Object.fromEntries(kept),
        'X-Amz-Date': new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, ''),
      },
      body: Buffer.from(call.body),
    },
    credentials,
  )
  const { method, body } = call
  const headers = Object.entries(signed.headers).map(([name, value]) => [name, String(value)] as const)
  return await client.call({ method, url: `${base.origin}${path}`, headers, body }, timeoutInMillis)
}

function pathOf(call: AwsCall): string {
  const [, host = '', rest = ''] = /^https?:\/\/([^/?#]*)([^#]*)/i.exec(call.url) ?? []
  const path = rest.startsWith('/') ? rest : `/${rest}`
  const bucket = call.service === 's3' ? /^(.+)\.s3[.-]/i.exec(host)?.[1] : undefined
  return bucket === undefined ? path : `/${bucket}${path}`
}
