import type { Json, MethodSetting } from '@gatewright/definition'
import { fromBase64, toBase64 } from '../base64.ts'
import { payloadBytes, utf8Text } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import type { GatewayAnswer, HeaderList, MethodRequest } from '../message.ts'
import { ownValue } from '../own-value.ts'
import { accessOf } from './access.ts'
import type { Call } from './call.ts'
import { type CompiledIntegration, isStreamed } from './compile-integration.ts'
import type { CompiledMethod } from './compile-method.ts'
import { decideFor } from './iam-caller.ts'
import { methodSetting } from './method-settings.ts'
import { requestScope } from './request-scope.ts'
import { notAuthorized, receivedKeys } from './resource-policy.ts'

/** How the responses of a method are cached for one request. */
export type Caching = { readonly key: string; readonly ttlSeconds: number; readonly setting: MethodSetting }

/** Seconds that an entry lives unless the method says otherwise, and bytes that one may hold (developer guide: caching). */
const cacheLimits = { defaultTtlSeconds: 300, maximumTtlSeconds: 3600, entryBytes: 1_048_576 } as const

/**
 * Whether and how the answer to a request is cached (rest-api reference §8): the stage has a cache, and the method's own
 * settings ask for it, or those of all methods and the request is a GET. A canary uses the cache only when it is told to.
 */
export function cachingOf(
  call: Call,
  method: CompiledMethod,
  integration: CompiledIntegration,
  request: MethodRequest,
): Caching | undefined {
  const { stage } = call.target
  if (!stage.cacheClusterEnabled || isStreamed(integration)) return undefined
  const { facts } = call.exchange
  if (facts.isCanaryRequest === true && stage.canarySettings?.useStageCache !== true) return undefined
  const setting = methodSetting(stage, method)
  const isOwn = ownValue(stage.methodSettings, method.settingsKey)?.cachingEnabled === true
  const ttlSeconds = Math.min(setting.cacheTtlInSeconds ?? cacheLimits.defaultTtlSeconds, cacheLimits.maximumTtlSeconds)
  if (setting.cachingEnabled !== true || ttlSeconds <= 0 || !(isOwn || request.httpMethod === 'GET')) return undefined
  return { key: cacheKey(call, method, integration, request), ttlSeconds, setting }
}

/** Deployments do not share entries, methods and resources only by a common namespace. */
function cacheKey(
  call: Call,
  method: CompiledMethod,
  integration: CompiledIntegration,
  request: MethodRequest,
): string {
  const { accountId, apiId, stageName, deploymentId } = call.exchange.facts
  const namespace = integration.integration.cacheNamespace ?? method.resourceId
  const scope = requestScope(call, request)
  const values = integration.cacheKeySources.map((source) => source(scope) ?? null)
  const parts = JSON.stringify([deploymentId, namespace, request.httpMethod, ...values])
  return `${accountId}/${apiId}/${stageName}/cache/${parts}`
}

/** What the cache says to a request: an answer, or none; and whether the client has to be told that its wish was ignored. */
export type Lookup = { readonly answer: GatewayAnswer | undefined; readonly isWarned: boolean }

/** Looks for an answer, unless the client wants a fresh one and may have it. */
export async function lookUp(call: Call, { key, setting }: Caching): Promise<Lookup> {
  const wish = freshnessWish(call, setting)
  if (wish === 'granted') return { answer: undefined, isWarned: false }
  const { ports, progress } = call
  const entry = readEntry(await ports.cache.get(key, ports.clock.now()))
  progress.cacheHit = entry !== undefined
  const isWarned =
    wish === 'ignored' && setting.unauthorizedCacheControlHeaderStrategy !== 'SUCCEED_WITHOUT_RESPONSE_HEADER'
  return { answer: entry, isWarned }
}

/** Whether the client asks for a fresh answer, and may: `Cache-Control: max-age=0` (rest-api reference §8). */
function freshnessWish(call: Call, setting: MethodSetting): 'none' | 'granted' | 'ignored' {
  const directives = findHeader(call.exchange.request.headers, 'cache-control')?.split(',') ?? []
  if (!directives.some((directive) => directive.trim().toLowerCase() === 'max-age=0')) return 'none'
  if (setting.requireAuthorizationForCacheControl === false || mayInvalidate(call)) return 'granted'
  if (setting.unauthorizedCacheControlHeaderStrategy !== 'FAIL_WITH_403') return 'ignored'
  const access = accessOf(call, 'execute-api:InvalidateCache', call.progress.caller?.credential)
  throw new GatewayException('cacheInvalidationDenied', {
    explanation: 'The client asks for a fresh answer instead of a cached one, and nothing allows it to.',
    place: call.progress.method?.place ?? [],
    received: { 'Cache-Control': 'max-age=0', ...receivedKeys(access) },
    wouldPass: [
      'No Cache-Control: max-age=0.',
      `A signed caller of this account whose policies allow ${access.action} on ${access.methodArn}.`,
      'The setting requireAuthorizationForCacheControl turned off for the method.',
    ],
    clientMessage: notAuthorized(access.principal?.arn ?? 'anonymous', access, false),
    log: 'The client is not authorized to perform this operation.',
  })
}

function mayInvalidate(call: Call): boolean {
  const credential = call.progress.caller?.credential
  if (credential === undefined || credential.accountId !== call.exchange.facts.accountId) return false
  return decideFor(call, credential, 'execute-api:InvalidateCache').decision === 'allow'
}

/** Keeps an answer of the method, unless it is an error or too large. */
export async function store({ ports }: Call, { key, ttlSeconds }: Caching, answer: GatewayAnswer): Promise<void> {
  if (answer.status >= 400 || answer.body.length > cacheLimits.entryBytes) return
  await ports.cache.set(key, writeEntry(answer), ttlSeconds, ports.clock.now())
}

/** The answer with the service's note that a wish for freshness was ignored. */
export function withWarning(answer: GatewayAnswer): GatewayAnswer {
  return { ...answer, headers: [...answer.headers, ['Warning', ignoredWarning]] }
}

const ignoredWarning = '199 Cache-control headers were ignored because the caller was unauthorized.'

/** The trace id of the request that made an entry is none of those that read it. */
const ofOneRequest = 'x-amzn-trace-id'

type Entry = {
  readonly status: number
  readonly headers: HeaderList
  readonly body: string
  readonly isBase64?: boolean
}

function writeEntry({ status, headers, body }: GatewayAnswer): Json {
  const kept = headers.filter(([name]) => name.toLowerCase() !== ofOneRequest).map(([name, value]) => [name, value])
  const text = utf8Text(body)
  return text === undefined
    ? { status, headers: kept, body: toBase64(body), isBase64: true }
    : { status, headers: kept, body: text }
}

function readEntry(entry: Json | undefined): GatewayAnswer | undefined {
  if (entry === undefined) return undefined
  // only writeEntry writes under these keys
  const { status, headers, body, isBase64 } = entry as unknown as Entry
  return { status, headers, body: (isBase64 === true ? fromBase64(body) : undefined) ?? payloadBytes(body) }
}
