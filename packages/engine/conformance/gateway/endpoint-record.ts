import { URL } from 'node:url'
import type { Json } from '@gatewright/definition'
import type { AwsCall, BackendCall } from '@gatewright/engine'

/** What an HTTP or AWS backend received, in the form in which vectors record it. */
export type EndpointRecord = { readonly [name: string]: Json }

export function httpRecord(call: BackendCall): EndpointRecord {
  const url = new URL(call.url)
  return { ...commonRecord(call, url), path: url.pathname }
}

export function awsRecord(call: AwsCall): EndpointRecord {
  const url = new URL(call.url)
  return {
    ...commonRecord(call, url),
    service: call.service,
    region: call.region,
    ...(call.action === undefined ? {} : { action: call.action }),
    path: call.path ?? url.pathname,
  }
}

function commonRecord(call: BackendCall, url: URL): EndpointRecord {
  const bytes = Buffer.from(call.body)
  const body = bytes.toString('utf8')
  return {
    method: call.method,
    url: call.url,
    query: valuesByName([...url.searchParams]),
    headers: headerRecord(call),
    body,
    bodyBase64: bytes.toString('base64'),
    ...parsed(body),
  }
}

/** Names in lower case; fields that occur several times are joined as HTTP allows. */
function headerRecord(call: BackendCall): { [name: string]: Json } {
  const values = valuesByName(call.headers.map(([name, value]) => [name.toLowerCase(), value]))
  return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.join(', ')]))
}

function valuesByName(pairs: readonly (readonly [string, string])[]): { [name: string]: string[] } {
  const values: { [name: string]: string[] } = Object.create(null)
  for (const [name, value] of pairs) {
    values[name] ??= []
    values[name].push(value)
  }
  return { ...values }
}

function parsed(body: string): { bodyJson?: Json } {
  try {
    return { bodyJson: JSON.parse(body) }
  } catch {
    return {}
  }
}
