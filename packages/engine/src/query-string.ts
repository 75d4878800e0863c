/** Decoded query parameters in the order in which they came; a name may occur more than once. */
export type QueryList = readonly (readonly [name: string, value: string])[]

const emptyQuery: QueryList = []

/** Reads a raw query string as the service does: `;` separates like `&`, `+` is a space, malformed escapes stay as they are. */
export function parseQuery(raw: string): QueryList {
  if (raw === '') return emptyQuery
  const list: [string, string][] = []
  for (const part of raw.split(/[&;]/)) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = equals < 0 ? part : part.slice(0, equals)
    list.push([decodeQueryText(name), equals < 0 ? '' : decodeQueryText(part.slice(equals + 1))])
  }
  return list
}

/** Writes parameters as a raw query string: everything but unreserved characters is percent-encoded. */
export function writeQuery(query: QueryList): string {
  return query.map(([name, value]) => `${encodeQueryText(name)}=${encodeQueryText(value)}`).join('&')
}

function encodeQueryText(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decodeQueryText(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text
  return percentDecode(text.replaceAll('+', ' '))
}

/** Percent-decodes what is valid UTF-8; a text with a malformed escape comes back with its good runs decoded. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun)
  }
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run)
  } catch {
    return run
  }
}

/** Name → last value, and name → all values, for a list of query parameters or header fields. */
export function lastValues(list: QueryList): Record<string, string> {
  const values: Record<string, string> = Object.create(null)
  for (const [name, value] of list) values[name] = value
  return values
}

export function allValues(list: QueryList): Record<string, string[]> {
  const values: Record<string, string[]> = Object.create(null)
  for (const [name, value] of list) {
    const known = values[name]
    if (known === undefined) values[name] = [value]
    else known.push(value)
  }
  return values
}
