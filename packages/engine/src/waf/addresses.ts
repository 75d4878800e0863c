import type { Json } from '@gatewright/definition'
import { isInRange, parseAddress } from '../authorize/policy/ip-range.ts'
import type { InspectedRequest } from './field.ts'
import { textAt } from './members.ts'

/** The addresses that a statement looks at, or a verdict where a forwarded one cannot be read; undefined: it does not apply. */
export type Addresses = readonly string[] | 'match' | 'noMatch'

/** The client's address, or those that a header names when the statement says so (WAF developer guide: forwarded IP addresses). */
export function addressesOf(request: InspectedRequest, config: Json | undefined): Addresses {
  if (config === undefined) return [request.sourceIp]
  const name = textAt(config, 'HeaderName').toLowerCase()
  const header = request.headers.find(([each]) => each.toLowerCase() === name)?.[1]
  if (header === undefined) return 'noMatch'
  const all = header.split(',').map((part) => part.trim())
  const position = textAt(config, 'Position')
  const wanted = position === 'ANY' ? all.slice(-10) : [position === 'LAST' ? all.at(-1) : all[0]]
  const readable = wanted.filter((address) => address !== undefined && parseAddress(address) !== undefined)
  if (readable.length === 0) return textAt(config, 'FallbackBehavior') === 'MATCH' ? 'match' : 'noMatch'
  return readable.filter((address) => address !== undefined)
}

/** The entry of the narrowest range that holds an address. */
export function entryFor<T>(ranges: { readonly [range: string]: T }, address: string): T | undefined {
  let found: { readonly width: number; readonly value: T } | undefined
  for (const [range, value] of Object.entries(ranges)) {
    const width = Number(range.split('/')[1] ?? '128')
    if (isInRange(range, address) && (found === undefined || width > found.width)) found = { width, value }
  }
  return found?.value
}
