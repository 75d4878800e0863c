import { type HttpMethod, httpMethods, type Method, type RestApi, resourcePath } from '@gatewright/definition'
import { emptyApiKey, emptyAuth, type RequestApiKey, type RequestAuth } from './request-auth.ts'
import { emptyBody, type RequestBody } from './request-body.ts'
import { emptyCaller, type RequestCaller } from './request-caller.ts'

/** Where a request goes: the draft (with the variables of a stage, if one is named), or a deployed stage. */
export type RequestSource = { type: 'draft'; stageVariablesOf?: string } | { type: 'stage'; stageName: string }

export type HeaderField = { name: string; value: string; enabled: boolean }

/** An expectation that is checked after the answer came. */
export type Assertion =
  | { kind: 'status'; equals: number }
  | { kind: 'header'; name: string; equals: string }
  | { kind: 'bodyContains'; text: string }

/** A query parameter that is switched off; `at` is its row among all of them. */
export type UnusedParameter = { name: string; value: string; at: number }

/**
 * A request as the console edits it. `path` follows the stage name and carries the query string. Forms that were kept
 * earlier are read by `readStoredRequest`.
 */
export type ConsoleRequest = RequestBody & {
  method: string
  path: string
  unusedQuery: UnusedParameter[]
  headers: HeaderField[]
  auth: RequestAuth
  apiKey: RequestApiKey
  caller: RequestCaller
  source: RequestSource
  /** as `live`, the gateway process answers instead of the simulation */
  live: boolean
  /** name of the snapshot from which the simulated AWS services start; they start empty without one */
  snapshot?: string | undefined
  assertions: Assertion[]
}

export const requestMethods = httpMethods.filter((method) => method !== 'ANY')

export const emptyRequest: ConsoleRequest = {
  ...emptyBody,
  method: 'GET',
  path: '/',
  unusedQuery: [],
  headers: [],
  auth: emptyAuth,
  apiKey: emptyApiKey,
  caller: emptyCaller,
  source: { type: 'draft' },
  live: false,
  assertions: [],
}

/** A method of the API with its place, as far as requests need it. */
export type Target = { resourceId: string; verb: HttpMethod; path: string; method: Method }

/** All methods of an API in the order of the definition. */
export function targetsOf(api: RestApi): Target[] {
  return Object.entries(api.resources).flatMap(([resourceId, resource]) =>
    Object.entries(resource.methods).map(([verb, method]) => ({
      resourceId,
      verb: verb as HttpMethod,
      path: resourcePath(api, resourceId),
      method,
    })),
  )
}

/**
 * A request that is likely to be answered well: a method without authorization or key, GET before the others, with
 * sample values for what it needs.
 */
export function firstRequest(api: RestApi): ConsoleRequest {
  const cost = ({ verb, method }: Target) =>
    (method.integration === undefined ? 100 : 0) +
    (method.authorizationType === 'NONE' ? 0 : 20) +
    (method.apiKeyRequired ? 10 : 0) +
    (verb === 'OPTIONS' ? 8 : verb === 'GET' || verb === 'ANY' ? 0 : 2)
  const [target] = targetsOf(api).toSorted((one, other) => cost(one) - cost(other))
  return target === undefined ? emptyRequest : requestFor(target, api)
}

/** A request to one method, with sample values for its path parameters and what it requires. */
export function requestFor(target: Target, api: RestApi): ConsoleRequest {
  const required = Object.entries(target.method.requestParameters).filter(([, needed]) => needed)
  const named = (place: string) =>
    required.flatMap(([key]) =>
      key.startsWith(`method.request.${place}.`) ? [key.slice(`method.request.${place}.`.length)] : [],
    )
  const query = named('querystring').map((name) => `${encodeURIComponent(name)}=1`)
  const verb = target.verb === 'ANY' ? 'GET' : target.verb
  const hasBody = verb === 'POST' || verb === 'PUT' || verb === 'PATCH'
  const headers = named('header')
    .filter((name) => !hasBody || name.toLowerCase() !== 'content-type')
    .map((name) => ({ name, value: '1', enabled: true }))
  const modelName = target.method.requestModels['application/json']
  const schema = modelName === undefined ? undefined : api.models[modelName]?.schema
  return {
    ...emptyRequest,
    method: verb,
    path:
      target.path.replace(/\{([^}]+)\}/g, (_, name: string) => (name.endsWith('+') ? 'a/b' : '1')) +
      (query.length > 0 ? `?${query.join('&')}` : ''),
    headers,
    bodyKind: hasBody ? 'json' : 'none',
    body: hasBody ? sampleBody(schema) : '',
  }
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

/** The method that would take a path, for its name and its parameter fields; the engine's own routing decides the run. */
export function targetOfPath(
  api: RestApi,
  verb: string,
  path: string,
): (Target & { parameters: Record<string, string> }) | undefined {
  const segments = (path.split('?')[0] ?? '').split('/').filter((part) => part !== '')
  let best: (Target & { parameters: Record<string, string>; rank: string }) | undefined
  for (const target of targetsOf(api)) {
    if (target.verb !== verb && target.verb !== 'ANY') continue
    const match = matchPath(
      target.path.split('/').filter((part) => part !== ''),
      segments,
    )
    if (match === undefined) continue
    const rank = match.rank + (target.verb === 'ANY' ? '1' : '0')
    if (best === undefined || rank < best.rank) best = { ...target, parameters: match.parameters, rank }
  }
  return best
}

function matchPath(
  template: string[],
  segments: string[],
): { parameters: Record<string, string>; rank: string } | undefined {
  const parameters: Record<string, string> = {}
  let rank = ''
  for (const [index, part] of template.entries()) {
    const value = segments[index]
    if (value === undefined) return undefined
    if (/^\{.*\+\}$/.test(part)) {
      parameters[part.slice(1, -2)] = segments.slice(index).join('/')
      return { parameters, rank: `${rank}2` }
    }
    if (part.startsWith('{')) {
      parameters[part.slice(1, -1)] = value
      rank += '1'
    } else if (part === value) rank += '0'
    else return undefined
  }
  return template.length === segments.length ? { parameters, rank } : undefined
}

/** The same path with one path parameter set anew. */
export function withPathParameter(
  target: Target,
  path: string,
  parameters: Record<string, string>,
  name: string,
  value: string,
): string {
  const query = path.includes('?') ? path.slice(path.indexOf('?')) : ''
  const values = { ...parameters, [name]: value }
  return (
    target.path.replace(/\{([^}]+?)(\+?)\}/g, (_, key: string, greedy: string) =>
      greedy === '+' ? (values[key] ?? '') : encodePathValue(values[key] ?? ''),
    ) + query
  )
}

function encodePathValue(value: string): string {
  return value.replace(/[/?#\s]/g, (character) => encodeURIComponent(character))
}
