import {
  type HttpMethod,
  httpMethods,
  type Method,
  type RestApi,
  resourcePath,
  sampleRequest,
  takesBody,
} from '@gatewright/definition'
import type { Assertion, Extraction } from './assertions/assertion.ts'
import { emptyApiKey, emptyAuth, type RequestApiKey, type RequestAuth } from './request-auth.ts'
import { emptyBody, type RequestBody } from './request-body.ts'
import { emptyCaller, type RequestCaller } from './request-caller.ts'

/** Where a request goes: the draft (with the variables of a stage, if one is named), or a deployed stage. */
export type RequestSource = { type: 'draft'; stageVariablesOf?: string } | { type: 'stage'; stageName: string }

export type HeaderField = { name: string; value: string; enabled: boolean }

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
  /** what the answer gives to following requests of a run */
  extractions: Extraction[]
  /** the saved request that it was opened from or saved as */
  savedId?: string | undefined
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
  extractions: [],
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
  const { method, path, headers, body } = sampleRequest(api, target)
  const hasBody = takesBody(method)
  return {
    ...emptyRequest,
    method,
    path,
    headers: headers
      .filter(([name]) => !hasBody || name.toLowerCase() !== 'content-type')
      .map(([name, value]) => ({ name, value, enabled: true })),
    bodyKind: hasBody ? 'json' : 'none',
    body,
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
