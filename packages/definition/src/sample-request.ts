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
    body: hasBody ? sampleBody(api, schema) : '',
  }
}

/** Whether requests of a verb usually carry a body. */
export function takesBody(verb: string): boolean {
  return verb === 'POST' || verb === 'PUT' || verb === 'PATCH'
}

function sampleBody(api: RestApi, schema: string | undefined): string {
  try {
    if (schema === undefined) return '{}'
    const root: Schema = JSON.parse(schema)
    return JSON.stringify(sampleOf(root, { api, root, depth: 0, made: { count: 0 } }), null, 2)
  } catch {
    return '{}'
  }
}

type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  definitions?: Record<string, Schema>
  items?: Schema | Schema[]
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  default?: unknown
  example?: unknown
  format?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: boolean
  minLength?: number
  maxLength?: number
  minItems?: number
}

const formats: Record<string, string> = {
  'date-time': '2030-01-01T00:00:00Z',
  date: '2030-01-01',
  email: 'ada@example.com',
  hostname: 'example.com',
  ipv4: '203.0.113.7',
  ipv6: '2001:db8::7',
  uri: 'https://example.com/',
  uuid: '7f3b2c1a-9d4e-4f60-8a1b-2c3d4e5f6071',
}

/** How many values one sample may have: models that refer to each other grow without end. */
const valueLimit = 500

/** Where a value stands in the making of a sample; `made` counts all of its values. */
type Making = { readonly api: RestApi; readonly root: Schema; readonly depth: number; readonly made: { count: number } }

/** A value that fits a schema as far as its plain keywords say; patterns are not looked into. */
function sampleOf(schema: Schema, making: Making): unknown {
  const { api, root, depth, made } = making
  made.count += 1
  if (depth > 6 || made.count > valueLimit) return {}
  const again = (inner: Schema) => sampleOf(inner, { ...making, depth: depth + 1 })
  const told = schema.default ?? schema.example ?? schema.enum?.[0]
  if (told !== undefined) return told
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
    if (schema.$ref.startsWith('#')) return again(root.definitions?.[name] ?? {})
    const model: Schema = JSON.parse(api.models[name]?.schema ?? '{}')
    return sampleOf(model, { ...making, root: model, depth: depth + 1 })
  }
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(again))
  const [alternative] = schema.oneOf ?? schema.anyOf ?? []
  if (alternative !== undefined) return again(alternative)
  const type = Array.isArray(schema.type)
    ? schema.type[0]
    : (schema.type ?? (schema.properties === undefined ? undefined : 'object'))
  switch (type) {
    case 'string':
      return (
        formats[schema.format ?? ''] ??
        'text'.padEnd(Math.min(schema.minLength ?? 0, 1000), 'x').slice(0, schema.maxLength)
      )
    case 'integer':
    case 'number':
      return (schema.minimum ?? Math.min(1, schema.maximum ?? 1)) + (schema.exclusiveMinimum === true ? 1 : 0)
    case 'boolean':
      return true
    case 'null':
      return null
    case 'array': {
      const items = [schema.items].flat().filter((item) => item !== undefined)
      const [first] = items
      if (first === undefined) return []
      return items.length > 1
        ? items.map(again)
        : Array.from({ length: Math.min(10, Math.max(1, schema.minItems ?? 1)) }, () => again(first))
    }
    default:
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, member]) => [name, again(member)]))
  }
}
