import type { HttpMethod, Method } from './method.ts'
import type { RestApi } from './rest-api.ts'

/** A request with made-up values. `path` follows the stage name and carries the query string. */
export type SampleRequest = {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/**
 * A request that a method is likely to take: sample values for its path parameters and for what it requires, and a body that
 * fits its model for JSON. No credentials.
 * @param path template of the resource, e.g. `/orders/{orderId}`
 * @param anyVerb what is sent to an ANY method
 */
export function sampleRequest(
  api: RestApi,
  target: { readonly path: string; readonly verb: HttpMethod; readonly method: Method },
  anyVerb = 'GET',
): SampleRequest {
  const { method } = target
  const required = Object.keys(method.requestParameters).filter((key) => method.requestParameters[key] === true)
  const named = (place: string) =>
    required.flatMap((key) =>
      key.startsWith(`method.request.${place}.`) ? [key.slice(`method.request.${place}.`.length)] : [],
    )
  const query = named('querystring').map((name) => `${encodeURIComponent(name)}=1`)
  const verb = target.verb === 'ANY' ? anyVerb : target.verb
  const hasBody = takesBody(verb)
  const headers = named('header').map((name) => [name, '1'] as const)
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type')
  const modelName = method.requestModels['application/json']
  const schema = modelName === undefined ? undefined : api.models[modelName]?.schema
  return {
    method: verb,
    path:
      target.path.replace(/\{([^}]+)\}/g, (_, name: string) => (name.endsWith('+') ? 'a/b' : '1')) +
      (query.length > 0 ? `?${query.join('&')}` : ''),
    headers: hasBody && !typed ? [...headers, ['Content-Type', 'application/json']] : headers,
    body: hasBody ? sampleBody(schema) : '',
  }
}

/** Whether requests of a verb usually carry a body. */
export function takesBody(verb: string): boolean {
  return verb === 'POST' || verb === 'PUT' || verb === 'PATCH'
}

function sampleBody(schema: string | undefined): string {
  try {
    return schema === undefined ? '{}' : JSON.stringify(sampleOf(JSON.parse(schema), 0), null, 2)
  } catch {
    return '{}'
  }
}

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  enum?: unknown[]
  minimum?: number
}

function sampleOf(schema: Schema, depth: number): unknown {
  if (depth > 6) return {}
  if (schema.enum !== undefined) return schema.enum[0]
  const type = Array.isArray(schema.type)
    ? schema.type[0]
    : (schema.type ?? (schema.properties === undefined ? undefined : 'object'))
  switch (type) {
    case 'string':
      return 'text'
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(schema.items, depth + 1)]
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, member]) => [name, sampleOf(member, depth + 1)]),
      )
  }
}
