import type { Json } from '@gatewright/definition'
import { compileJavaRegex, type JavaRegex } from '@gatewright/vtl'
import { isInRange } from '../authorize/policy/ip-range.ts'
import { type Addresses, addressesOf, entryFor } from './addresses.ts'
import { looksLikeScripting, looksLikeSqlInjection } from './detectors.ts'
import { compileField, type FieldContent, type InspectedRequest, type InspectionLimits } from './field.ts'
import { hasLabel } from './label.ts'
import { isObject, listAt, numberAt, objectAt, onlyMember, textAt, textsAt } from './members.ts'
import type { WafReferences } from './references.ts'
import { compileTransformations } from './transformations.ts'

/** One evaluation of a web ACL: the request, the labels so far, and what could not be simulated. */
export type Inspection = {
  readonly request: InspectedRequest
  readonly labels: string[]
  readonly notSimulated: Set<string>
}

/** What statements need to know of the web ACL or rule group that they stand in. */
export type StatementScope = {
  readonly references: WafReferences
  readonly limits: InspectionLimits
  /** before the labels of the rules here: `awswaf:<account>:webacl:<name>:` */
  readonly labelPrefix: string
}

export type Statement = (inspection: Inspection) => boolean

/** Compiles a statement that decides by the request alone; one that is not simulated never matches, and says so. */
export function compileStatement(json: Json | undefined, scope: StatementScope): Statement {
  const [kind, body] = onlyMember(json) ?? ['(none)', null]
  switch (kind) {
    case 'ByteMatchStatement':
      return onField(kind, body, scope, byteMatch(body))
    case 'SizeConstraintStatement':
      return onField(kind, body, scope, sizeConstraint(body))
    case 'RegexMatchStatement':
      return onField(kind, body, scope, regexMatch([textAt(body, 'RegexString')]))
    case 'RegexPatternSetReferenceStatement': {
      const set = ownReference(scope.references.regexPatternSets, textAt(body, 'ARN'))
      const list = listAt(set, 'RegularExpressionList').map((each) => textAt(each, 'RegexString'))
      return onField(kind, body, scope, regexMatch(list))
    }
    case 'SqliMatchStatement':
      return onField(kind, body, scope, looksLikeSqlInjection)
    case 'XssMatchStatement':
      return onField(kind, body, scope, looksLikeScripting)
    case 'IPSetReferenceStatement':
      return ipSet(body, scope)
    case 'GeoMatchStatement':
      return geoMatch(body, scope)
    case 'AsnMatchStatement':
      return asnMatch(body, scope)
    case 'LabelMatchStatement': {
      const [key, isNamespace] = [textAt(body, 'Key'), textAt(body, 'Scope') === 'NAMESPACE']
      return ({ labels }) => labels.some((label) => hasLabel(label, key, isNamespace, scope.labelPrefix))
    }
    case 'AndStatement': {
      const all = listAt(body, 'Statements').map((each) => compileStatement(each, scope))
      return (inspection) => all.every((statement) => statement(inspection))
    }
    case 'OrStatement': {
      const all = listAt(body, 'Statements').map((each) => compileStatement(each, scope))
      return (inspection) => all.some((statement) => statement(inspection))
    }
    case 'NotStatement': {
      const inner = compileStatement(objectAt(body, 'Statement'), scope)
      return (inspection) => !inner(inspection)
    }
    default:
      return notSimulated(kind)
  }
}

function notSimulated(what: string): Statement {
  return (inspection) => {
    inspection.notSimulated.add(what)
    return false
  }
}

function onField(kind: string, body: Json, { limits }: StatementScope, holds: (text: string) => boolean): Statement {
  const fieldToMatch = objectAt(body, 'FieldToMatch')
  const field = compileField(fieldToMatch, limits)
  if (field === undefined) return notSimulated(`${kind} on ${onlyMember(fieldToMatch)?.[0] ?? 'nothing'}`)
  const transform = compileTransformations(body)
  return ({ request }) => {
    const content: FieldContent = field(request)
    return typeof content === 'string' ? content === 'match' : content.some((text) => holds(transform(text)))
  }
}

function byteMatch(body: Json): (text: string) => boolean {
  const wanted = searchText(textAt(body, 'SearchString'))
  switch (textAt(body, 'PositionalConstraint')) {
    case 'EXACTLY':
      return (text) => text === wanted
    case 'STARTS_WITH':
      return (text) => text.startsWith(wanted)
    case 'ENDS_WITH':
      return (text) => text.endsWith(wanted)
    case 'CONTAINS_WORD':
      return (text) => containsWord(text, wanted)
    default:
      return (text) => text.includes(wanted)
  }
}

/** `SearchString` is base64 on the wire; a text that is none stands for itself. */
function searchText(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return base64
  }
}

function containsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1]
    const after = text[at + word.length]
    if ((before === undefined || !/\w/.test(before)) && (after === undefined || !/\w/.test(after))) return true
  }
  return false
}

const comparisons: { readonly [operator: string]: (size: number, limit: number) => boolean } = {
  EQ: (size, limit) => size === limit,
  NE: (size, limit) => size !== limit,
  LE: (size, limit) => size <= limit,
  LT: (size, limit) => size < limit,
  GE: (size, limit) => size >= limit,
  GT: (size, limit) => size > limit,
}

function sizeConstraint(body: Json): (text: string) => boolean {
  const operator = textAt(body, 'ComparisonOperator')
  const compare = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined
  const limit = numberAt(body, 'Size')
  return (text) => compare?.(text.length, limit) === true
}

/** A pattern that cannot be read, or that takes too long, matches nothing. */
function regexMatch(patterns: readonly string[]): (text: string) => boolean {
  const compiled = patterns.map(compilePattern).filter((regex) => regex !== undefined)
  return (text) => compiled.some((regex) => finds(regex, text))
}

function compilePattern(pattern: string): JavaRegex | undefined {
  try {
    return compileJavaRegex(pattern)
  } catch {
    return undefined
  }
}

function finds(regex: JavaRegex, text: string): boolean {
  try {
    return regex.find(text) !== null
  } catch {
    return false
  }
}

function onAddresses(addresses: Addresses, holds: (address: string) => boolean): boolean {
  return typeof addresses === 'string' ? addresses === 'match' : addresses.some(holds)
}

function ipSet(body: Json, { references }: StatementScope): Statement {
  const ranges = textsAt(ownReference(references.ipSets, textAt(body, 'ARN')), 'Addresses')
  const config = objectAt(body, 'IPSetForwardedIPConfig')
  return ({ request }) =>
    onAddresses(addressesOf(request, config), (address) => ranges.some((range) => isInRange(range, address)))
}

/** Leaves labels with country and region, whether it matches or not. */
function geoMatch(body: Json, { references }: StatementScope): Statement {
  const countries = new Set(textsAt(body, 'CountryCodes'))
  const config = objectAt(body, 'ForwardedIPConfig')
  const prefix = `awswaf:${config === undefined ? 'clientip' : 'forwardedip'}:geo`
  return ({ request, labels }) =>
    onAddresses(addressesOf(request, config), (address) => {
      const entry = entryFor(references.geo, address)
      const country = isObject(entry) ? textAt(entry, 'country') : 'XX'
      const region = isObject(entry) ? textAt(entry, 'region') : 'XX'
      for (const label of [`${prefix}:country:${country}`, `${prefix}:region:${country}-${region}`]) {
        if (!labels.includes(label)) labels.push(label)
      }
      return countries.has(country)
    })
}

function asnMatch(body: Json, { references }: StatementScope): Statement {
  const numbers = new Set(listAt(body, 'AsnList'))
  const config = objectAt(body, 'ForwardedIPConfig')
  return ({ request }) =>
    onAddresses(addressesOf(request, config), (address) => {
      const asn = entryFor(references.asn, address)
      return asn !== undefined && numbers.has(asn)
    })
}

function ownReference(references: { readonly [arn: string]: Json }, arn: string): Json | undefined {
  return Object.hasOwn(references, arn) ? references[arn] : undefined
}
