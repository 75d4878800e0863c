import type { Json, JsonObject } from '@gatewright/definition'
import { parseJson } from '../json-text.ts'
import type { HeaderList } from '../message.ts'
import { byteText, readUtf8, utf8ByteText } from './bytes-text.ts'
import { isObject, objectAt, onlyMember, textAt, textsAt } from './members.ts'

/** A request as a web ACL sees it. */
export type InspectedRequest = {
  readonly method: string
  /** raw, with the stage */
  readonly path: string
  /** raw, without the question mark */
  readonly query: string
  readonly headers: HeaderList
  readonly body: Uint8Array
  readonly sourceIp: string
}

/** What a statement looks at: texts of bytes, or a verdict at once where the component is too large to be seen. */
export type FieldContent = readonly string[] | 'match' | 'noMatch'

export type Field = (request: InspectedRequest) => FieldContent

/** Bytes and fields that are looked at; `body` is the web ACL's own limit. */
export type InspectionLimits = { readonly body: number }
const headerLimits = { bytes: 8192, fields: 200 } as const

/** Compiles a `FieldToMatch`; undefined for a component that is not simulated. */
export function compileField(fieldToMatch: Json | undefined, limits: InspectionLimits): Field | undefined {
  const [kind, options] = onlyMember(fieldToMatch) ?? ['', null]
  switch (kind) {
    case 'SingleHeader': {
      const name = textAt(options, 'Name').toLowerCase()
      return ({ headers }) =>
        headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => utf8ByteText(value))
    }
    case 'Headers':
      return (request) => scopedEntries(request.headers, options, 'Headers', (name) => name.toLowerCase())
    case 'Cookies':
      return (request) => scopedEntries(cookiesOf(request), options, 'Cookies', (name) => name)
    case 'HeaderOrder':
      return ({ headers }) => [headers.map(([name]) => name).join(':')]
    case 'UriPath':
      return ({ path }) => [utf8ByteText(path)]
    case 'QueryString':
      return ({ query }) => [utf8ByteText(query)]
    case 'SingleQueryArgument': {
      const name = textAt(options, 'Name').toLowerCase()
      return (request) =>
        queryArguments(request)
          .filter(([each]) => each.toLowerCase() === name)
          .map(([, value]) => value)
    }
    case 'AllQueryArguments':
      return (request) => queryArguments(request).map(([, value]) => value)
    case 'Method':
      return ({ method }) => [method]
    case 'Body':
      return ({ body }) => limited(body, limits.body, options, (part) => [byteText(part)])
    case 'JsonBody':
      return ({ body }) => limited(body, limits.body, options, (part) => jsonElements(part, options))
    default:
      return undefined
  }
}

function limited(
  body: Uint8Array,
  limit: number,
  options: Json,
  read: (part: Uint8Array) => FieldContent,
): FieldContent {
  if (body.length <= limit) return read(body)
  const verdict = oversizeVerdict(options)
  return verdict ?? read(body.subarray(0, limit))
}

function oversizeVerdict(options: Json): 'match' | 'noMatch' | undefined {
  const handling = textAt(options, 'OversizeHandling')
  return handling === 'MATCH' ? 'match' : handling === 'NO_MATCH' ? 'noMatch' : undefined
}

function scopedEntries(
  all: HeaderList,
  options: Json,
  noun: 'Headers' | 'Cookies',
  normal: (name: string) => string,
): FieldContent {
  const seen: (readonly [string, string])[] = []
  let bytes = 0
  for (const [name, value] of all) {
    bytes += name.length + value.length
    if (bytes > headerLimits.bytes || seen.length >= headerLimits.fields) {
      const verdict = oversizeVerdict(options)
      if (verdict !== undefined) return verdict
      break
    }
    seen.push([name, value])
  }
  const pattern = objectAt(options, 'MatchPattern')
  const included = namesIn(pattern, `Included${noun}`, normal)
  const excluded = namesIn(pattern, `Excluded${noun}`, normal)
  const wanted = seen.filter(([name]) => {
    if (included !== undefined) return included.has(normal(name))
    return excluded === undefined || !excluded.has(normal(name))
  })
  const scope = textAt(options, 'MatchScope')
  return wanted.flatMap(([name, value]) => [
    ...(scope === 'VALUE' ? [] : [utf8ByteText(name)]),
    ...(scope === 'KEY' ? [] : [utf8ByteText(value)]),
  ])
}

function namesIn(
  pattern: JsonObject | undefined,
  name: string,
  normal: (name: string) => string,
): ReadonlySet<string> | undefined {
  if (pattern === undefined || !Object.hasOwn(pattern, name)) return undefined
  return new Set(textsAt(pattern, name).map(normal))
}

/** Names and values of the cookies of a request. */
export function cookiesOf({ headers }: InspectedRequest): [string, string][] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(';'))
    .map((pair) => splitPair(pair.trim()))
    .filter(([name]) => name !== '')
}

/** Names and values of the query string as sent. */
export function queryArguments({ query }: InspectedRequest): [string, string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => splitPair(utf8ByteText(pair)))
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}

/** Keys and values of a JSON body, under all pointers or the included ones; an included path's own key is not looked at. */
function jsonElements(body: Uint8Array, options: Json): FieldContent {
  const text = byteText(body)
  const json = parseJson(readUtf8(text))
  if (json === undefined) {
    const fallback = textAt(options, 'InvalidFallbackBehavior')
    if (fallback === 'MATCH') return 'match'
    return fallback === 'EVALUATE_AS_STRING' ? [text] : 'noMatch'
  }
  const pattern = objectAt(options, 'MatchPattern')
  const pointers =
    pattern !== undefined && Object.hasOwn(pattern, 'IncludedPaths') ? textsAt(pattern, 'IncludedPaths') : ['']
  const scope = textAt(options, 'MatchScope')
  const found: string[] = []
  for (const pointer of pointers) {
    const value = valueAt(json, pointer)
    if (value !== undefined) collect(value, scope, found)
  }
  return found
}

function valueAt(json: Json, pointer: string): Json | undefined {
  let value: Json | undefined = json
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) value = /^\d+$/.test(key) ? value[Number(key)] : undefined
    else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}

/** Walks without recursion: bodies may be nested deeply. */
function collect(root: Json, scope: string, found: string[]): void {
  const waiting: Json[] = [root]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) waiting.push(...value.toReversed())
    else if (isObject(value)) {
      if (scope !== 'VALUE') found.push(...Object.keys(value).map(utf8ByteText))
      waiting.push(...Object.values(value).toReversed())
    } else if (scope !== 'KEY') found.push(utf8ByteText(String(value)))
  }
}
