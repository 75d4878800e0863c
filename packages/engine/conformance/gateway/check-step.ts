import type { Json } from '@gatewright/definition'
import type { HeaderList, Outcome } from '@gatewright/engine'
import { isObject, type Mismatch, match } from '../match/match.ts'
import { type BodyExpectation, matchBody, matchText } from '../match/match-body.ts'
import { matchHeaders } from '../match/match-headers.ts'
import { matchLog } from '../match/match-log.ts'
import type { Problem, StepExpectation } from '../vector.ts'
import type { StubBackends } from './stub-backends.ts'

/** What a host saw of one request. `accessLog` and `log` are undefined where the host has none to show. */
export type Observation = {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Uint8Array
  readonly log?: readonly string[]
  readonly accessLog?: string
  /** what the web ACL said */
  readonly waf?: Outcome['waf']
}

/** Compares what a step expects with what was seen and what reached the backends; one problem per member that differs. */
export function checkStep(
  where: string,
  expected: StepExpectation,
  seen: Observation,
  stubs: StubBackends,
): readonly Problem[] {
  const found: (Mismatch | undefined)[] = [
    expected.status === undefined ? undefined : match(expected.status, seen.status, 'status'),
    expected.headers === undefined ? undefined : matchHeaders(expected.headers, seen.headers),
    expected.body === undefined ? undefined : matchBody(expected.body, seen.body),
    receivedMismatch('backendReceived', expected.backendReceived, stubs.received),
    receivedMismatch('authorizerReceived', expected.authorizerReceived, stubs.authorizerReceived),
    ...Object.entries(expected.calls ?? {}).map(([name, count]) =>
      match(count, stubs.calls.get(name) ?? 0, `calls of ${name}`),
    ),
    expected.log === undefined ? undefined : matchLog(expected.log, seen.log ?? []),
    expected.accessLog === undefined ? undefined : matchText(expected.accessLog, seen.accessLog, 'accessLog'),
    expected.waf === undefined ? undefined : wafMismatch(expected.waf, seen.waf),
    ...unknownMembers(expected),
  ]
  return found.filter((mismatch) => mismatch !== undefined).map((mismatch) => ({ where, ...mismatch }))
}

/** Labels come in any order. */
function wafMismatch(expected: Json, seen: Observation['waf']): Mismatch | undefined {
  const labels = isObject(expected) && Array.isArray(expected.labels) ? { labels: { $set: expected.labels } } : {}
  const wanted = isObject(expected) ? { $subset: { ...expected, ...labels } } : expected
  return match(wanted, seen === undefined ? undefined : { ...seen, labels: [...seen.labels] }, 'waf')
}

function receivedMismatch(
  path: string,
  expected: BodyExpectation | undefined,
  received: StubBackends['received'],
): Mismatch | undefined {
  if (expected === undefined) return undefined
  if (received === undefined) return { path, expected: JSON.stringify(expected), actual: 'no call' }
  if (expected.json !== undefined) return match(expected.json, received, path)
  return matchText(expected, typeof received === 'string' ? received : JSON.stringify(received), path)
}

const known = new Set([
  'status',
  'headers',
  'body',
  'backendReceived',
  'authorizerReceived',
  'calls',
  'log',
  'accessLog',
  'waf',
])

/** An expectation that is not checked must not pass. */
function unknownMembers(expected: StepExpectation): Mismatch[] {
  return Object.keys(expected)
    .filter((name) => !known.has(name))
    .map((name) => ({ path: name, expected: `${name} to be checked`, actual: 'not implemented' }))
}
