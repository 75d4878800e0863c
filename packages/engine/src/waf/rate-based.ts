import type { Json } from '@gatewright/definition'
import type { CacheStore } from '../ports.ts'
import { addressesOf } from './addresses.ts'
import { cookiesOf, type InspectedRequest, queryArguments } from './field.ts'
import { listAt, numberAt, objectAt, onlyMember, textAt } from './members.ts'
import { compileStatement, type Inspection, type Statement, type StatementScope } from './statement.ts'
import { compileTransformations } from './transformations.ts'

/** Where requests are counted: a store, the key before all of the web ACL's, and the time (epoch milliseconds). */
export type RateCounting = { readonly store: CacheStore; readonly key: string; readonly now: number }

/** Rates are looked at every ten seconds. */
const tickMs = 10_000
const defaultWindowSeconds = 300

/**
 * Compiles a rate-based statement (WAF developer guide: rate-based rule statements): requests are counted by their aggregate
 * key, and those of a key match while more than the limit were counted in the window that ended at the last look. Counts of
 * requests that come at the very same time may be lost: the service's figures are estimates too.
 */
export function compileRateBased(
  body: Json,
  scope: StatementScope,
): (inspection: Inspection, counting: RateCounting) => Promise<boolean> {
  const limit = numberAt(body, 'Limit')
  const windowMs = (numberAt(body, 'EvaluationWindowSec') || defaultWindowSeconds) * 1000
  const scopeDown: Statement =
    objectAt(body, 'ScopeDownStatement') === undefined
      ? () => true
      : compileStatement(objectAt(body, 'ScopeDownStatement'), scope)
  const keyOf = compileAggregateKey(body)
  return async (inspection, { store, key, now }) => {
    const aggregate = keyOf(inspection)
    if (aggregate === undefined || !scopeDown(inspection)) return false
    const entryKey = `${key}/${JSON.stringify(aggregate)}`
    const tick = Math.floor(now / tickMs) * tickMs
    const slots = slotsOf(await store.get(entryKey, now)).filter(([start]) => start >= tick - windowMs)
    const counted = slots.filter(([start]) => start < tick).reduce((sum, [, count]) => sum + count, 0)
    const current = slots.find(([start]) => start === tick)
    if (current === undefined) slots.push([tick, 1])
    else current[1] += 1
    await store.set(entryKey, slots, (windowMs + tickMs) / 1000, now)
    return counted > limit
  }
}

function slotsOf(entry: Json | undefined): [start: number, count: number][] {
  // only this file writes under these keys
  return Array.isArray(entry) ? entry.map((slot) => [...(slot as [number, number])]) : []
}

type KeyPart = (inspection: Inspection) => string | undefined

/** The key that a request counts under; undefined when it lacks a part, and is not counted at all. */
function compileAggregateKey(body: Json): (inspection: Inspection) => string[] | undefined {
  const parts = keyParts(body)
  return (inspection) => {
    const values = parts.map((part) => part(inspection))
    return values.includes(undefined) ? undefined : values.filter((value) => value !== undefined)
  }
}

function keyParts(body: Json): KeyPart[] {
  const forwarded = objectAt(body, 'ForwardedIPConfig')
  switch (textAt(body, 'AggregateKeyType')) {
    case 'IP':
      return [({ request }) => request.sourceIp]
    case 'FORWARDED_IP':
      return [({ request }) => forwardedAddress(request, forwarded)]
    case 'CUSTOM_KEYS':
      return listAt(body, 'CustomKeys').map((key) => compileKeyPart(key, forwarded))
    default:
      return []
  }
}

function compileKeyPart(key: Json, forwarded: Json | undefined): KeyPart {
  const [kind, options] = onlyMember(key) ?? ['', null]
  const name = textAt(options, 'Name')
  const transform = compileTransformations(options)
  const transformed = (value: string | undefined) => (value === undefined ? undefined : transform(value))
  const lowerName = name.toLowerCase()
  switch (kind) {
    case 'IP':
      return ({ request }) => request.sourceIp
    case 'ForwardedIP':
      return ({ request }) => forwardedAddress(request, forwarded)
    case 'HTTPMethod':
      return ({ request }) => request.method
    case 'QueryString':
      return ({ request }) => transformed(request.query)
    case 'UriPath':
      return ({ request }) => transformed(request.path)
    case 'Header':
      return ({ request }) => transformed(request.headers.find(([each]) => each.toLowerCase() === lowerName)?.[1])
    case 'Cookie':
      return ({ request }) => transformed(cookiesOf(request).find(([each]) => each === name)?.[1])
    case 'QueryArgument':
      return ({ request }) =>
        transformed(queryArguments(request).find(([each]) => each.toLowerCase() === lowerName)?.[1])
    case 'LabelNamespace': {
      const namespace = textAt(options, 'Namespace')
      return ({ labels }) => labels.find((label) => label.startsWith(namespace) || label.includes(`:${namespace}`))
    }
    default:
      return (inspection) => {
        inspection.notSimulated.add(`rate by ${kind}`)
        return undefined
      }
  }
}

function forwardedAddress(request: InspectedRequest, config: Json | undefined): string | undefined {
  const addresses = addressesOf(request, config ?? { HeaderName: 'X-Forwarded-For' })
  return typeof addresses === 'string' ? undefined : addresses[0]
}
