import { type SampleRequest, sampleRequest } from '@gatewright/definition'
import { checkAccess, combinedHeader } from '../../cors/check-access.ts'
import { checkPreflight } from '../../cors/check-preflight.ts'
import { type CorsRequest, isForbiddenHeader, preflightHeaders } from '../../cors/cors-request.ts'
import { type CorsVerdict, chromiumLine } from '../../cors/cors-verdict.ts'
import { hiddenHeaders, preflightLifetime } from '../../cors/hidden-headers.ts'
import type { HeaderList } from '../../message.ts'
import type { Outcome } from '../../outcome.ts'
import type { Ports } from '../../ports.ts'
import type { RestTarget } from '../target.ts'
import { call, endedAtGuard, type ProbeCall, type ProbeRequest, told } from './probe-call.ts'
import { openedTarget, type ProbedMethod } from './probe-target.ts'
import { credentialHeaders, type ErrorPath, errorPaths, guardsOpened, provocations } from './provocations.ts'

/** The page that is to be judged for: its origin, whether it sends cookies, and what headers it sets on every call. */
export type CorsSettings = {
  readonly origin: string
  readonly credentials: boolean
  readonly headers: HeaderList
}

export type CorsPath = 'preflight' | 'answer' | 'unknownPath' | ErrorPath

/** What a page may want to know beside the verdict. */
export type CorsNote =
  | { readonly kind: 'hiddenHeaders'; readonly names: readonly string[] }
  | { readonly kind: 'varyMissing' }
  | { readonly kind: 'preflightLifetime'; readonly seconds: number }

/**
 * One way through a method, as a browser judges it. `none`: there is nothing to judge, as with a request that needs no preflight;
 * `unknown`: nobody could be asked, and `why` says whom.
 */
export type CorsCheck = {
  readonly path: CorsPath
  /** which of several answers, e.g. the status of an integration response */
  readonly detail?: string
  readonly state: 'passed' | 'blocked' | 'unknown' | 'none'
  readonly call?: ProbeCall
  readonly verdict?: Extract<CorsVerdict, { allowed: false }>
  /** what Chromium writes to its console */
  readonly line?: string
  readonly why?: string
  readonly notes: readonly CorsNote[]
}

/** The checks of one method; without a method, those of paths that no method has. */
export type CorsReport = {
  readonly resourceId?: string
  readonly httpMethod?: string
  readonly path: string
  readonly checks: readonly CorsCheck[]
}

/**
 * Calls a method in every way that can be provoked and judges each answer as a browser does: preflight, answer, and every
 * error of its own. The engine answers all of them; where a guard would refuse the caller it is opened, and the check says so.
 * @param ports whose backends are safe to be called
 */
export async function probeCors(
  target: RestTarget,
  probed: ProbedMethod,
  settings: CorsSettings,
  ports: Ports,
): Promise<CorsReport> {
  const request = pageRequest(target, probed, settings)
  const judge = judgeFor(target, settings)
  const checks: CorsCheck[] = [
    await preflight(target, probed, request, settings, ports),
    await answer(target, probed, request, settings, ports),
  ]
  for (const path of errorPaths) {
    for (const { request: sent, outcome, how, detail } of await provocations[path]({
      target,
      probed,
      request,
      ports,
    })) {
      checks.push(judge({ path, ...(detail === undefined ? {} : { detail }) }, told(sent, outcome, how)))
    }
  }
  const { resourceId, verb, path } = probed
  return { resourceId, httpMethod: verb, path, checks }
}

/** What a page sees that asks for a path which no method has; undefined where some method takes every path. */
export async function probeUnknownPath(
  target: RestTarget,
  settings: CorsSettings,
  ports: Ports,
): Promise<CorsReport | undefined> {
  const request = { method: 'GET', path: '/no-such-path-here/at-all', headers: pageHeaders(settings, []), body: '' }
  const outcome = await call(target, request, ports)
  if (outcome.cause?.phase !== 'routeRequest') return undefined
  const check = judgeFor(target, settings)({ path: 'unknownPath' }, told(request, outcome))
  return { path: 'any other path', checks: [check] }
}

/** A page's request to a method: what it takes, credentials by name, and what the page sets on every call. */
function pageRequest(target: RestTarget, probed: ProbedMethod, settings: CorsSettings): ProbeRequest {
  const sample: SampleRequest = sampleRequest(target.api.definition, probed, 'POST')
  const credentials = credentialHeaders(target, probed).map((name) => [name, 'probe'] as const)
  return { ...sample, headers: pageHeaders(settings, [...sample.headers, ...credentials]) }
}

function pageHeaders(settings: CorsSettings, own: HeaderList): HeaderList {
  const given = settings.headers.filter(([name]) => !isForbiddenHeader(name))
  const names = new Set(given.map(([name]) => name.toLowerCase()))
  return [
    ['Accept', '*/*'],
    ...own.filter(([name]) => !names.has(name.toLowerCase()) && !isForbiddenHeader(name)),
    ...given,
    ['Origin', settings.origin],
    ['Sec-Fetch-Mode', 'cors'],
  ]
}

function judgeFor(target: RestTarget, settings: CorsSettings) {
  return (about: Pick<CorsCheck, 'path' | 'detail'>, made: ProbeCall): CorsCheck => {
    const verdict = checkAccess(settings, made.answer)
    return checkOf(target, settings, about, made, verdict, [])
  }
}

function checkOf(
  target: RestTarget,
  { origin }: CorsSettings,
  about: Pick<CorsCheck, 'path' | 'detail'>,
  made: ProbeCall,
  verdict: CorsVerdict,
  notes: readonly CorsNote[],
): CorsCheck {
  if (verdict.allowed) return { ...about, state: 'passed', call: made, notes }
  const url = `https://${target.domainName}/${target.stageName}${made.request.path}`
  const line = chromiumLine(url, origin, verdict.sentence)
  return { ...about, state: 'blocked', call: made, verdict, line, notes }
}

/** Verbs that stand for all of an ANY method. */
const verbsOfAny = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

async function preflight(
  target: RestTarget,
  { verb }: ProbedMethod,
  request: ProbeRequest,
  settings: CorsSettings,
  ports: Ports,
): Promise<CorsCheck> {
  let last: CorsCheck = {
    path: 'preflight',
    state: 'none',
    why: 'A simple request: browsers send no preflight.',
    notes: [],
  }
  if (verb === 'OPTIONS') return { ...last, why: 'This method answers the preflights of the others.' }
  for (const method of verb === 'ANY' ? verbsOfAny : [request.method]) {
    const asked: CorsRequest = { ...settings, method, headers: request.headers }
    const headers = preflightHeaders(asked)
    if (headers === undefined) continue
    const sent = { method: 'OPTIONS', path: request.path, headers, body: '' }
    const outcome = await call(target, sent, ports)
    const made = told(sent, outcome)
    const notes: CorsNote[] = [{ kind: 'preflightLifetime', seconds: preflightLifetime(outcome.answer.headers) }]
    last = checkOf(target, settings, { path: 'preflight' }, made, checkPreflight(asked, outcome.answer), notes)
    const unsimulated = notSimulated(last.path, outcome, made)
    if (unsimulated !== undefined) return unsimulated
    if (last.state === 'blocked') return last
  }
  return last
}

function notSimulated(path: CorsPath, { cause }: Outcome, made: ProbeCall): CorsCheck | undefined {
  if (cause?.rule !== 'serviceNotSimulated') return undefined
  return { path, state: 'unknown', call: made, why: cause.message, notes: [] }
}

async function answer(
  target: RestTarget,
  probed: ProbedMethod,
  request: ProbeRequest,
  settings: CorsSettings,
  ports: Ports,
): Promise<CorsCheck> {
  if (probed.verb === 'OPTIONS')
    return { path: 'answer', state: 'none', why: 'This method answers the preflights of the others.', notes: [] }
  const { outcome, reached, provoked } = await furthest(target, probed, request, ports)
  const made = told(request, outcome, provoked)
  const unsimulated = notSimulated('answer', outcome, made)
  if (unsimulated !== undefined) return unsimulated
  const { headers } = outcome.answer
  const verdict = checkAccess(settings, outcome.answer)
  const hidden = hiddenHeaders(headers, settings.credentials)
  const notes: CorsNote[] = [
    ...(hidden.length === 0 ? [] : [{ kind: 'hiddenHeaders' as const, names: hidden }]),
    ...((await variesUntold(reached, request, settings, headers, ports)) ? [{ kind: 'varyMissing' as const }] : []),
  ]
  return checkOf(target, settings, { path: 'answer' }, made, verdict, notes)
}

/** The call as it is; with the guards opened when they refuse it; without the validator when the sample does not fit. */
async function furthest(target: RestTarget, probed: ProbedMethod, request: ProbeRequest, ports: Ports) {
  let outcome = await call(target, request, ports)
  if (!endedAtGuard(outcome) && outcome.cause?.phase !== 'validateRequest')
    return { outcome, reached: target, provoked: undefined }
  let reached = openedTarget(target, probed, { authorization: true, apiKey: true })
  outcome = await call(reached, request, ports)
  if (outcome.cause?.phase !== 'validateRequest') return { outcome, reached, provoked: guardsOpened(probed) }
  reached = openedTarget(target, probed, { authorization: true, apiKey: true, validator: true })
  outcome = await call(reached, request, ports)
  const provoked = [guardsOpened(probed), 'With a body that the validator would refuse.'].filter(Boolean).join(' ')
  return { outcome, reached, provoked }
}

/** Whether the answer names the origin that asked without saying that it depends on it: caches then give it to others. */
async function variesUntold(
  target: RestTarget,
  request: ProbeRequest,
  { origin }: CorsSettings,
  headers: HeaderList,
  ports: Ports,
): Promise<boolean> {
  if (combinedHeader(headers, 'access-control-allow-origin') !== origin) return false
  const vary = (combinedHeader(headers, 'vary') ?? '').toLowerCase().split(',')
  if (vary.some((name) => name.trim() === 'origin' || name.trim() === '*')) return false
  const other = request.headers.map(
    ([name, value]) => [name, name === 'Origin' ? 'https://another-origin.example' : value] as const,
  )
  const again = await call(target, { ...request, headers: other }, ports)
  return combinedHeader(again.answer.headers, 'access-control-allow-origin') !== origin
}
