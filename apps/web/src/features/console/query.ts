import type { ConsoleRequest, UnusedParameter } from './console-request.ts'

/** A query parameter as it is edited. `raw` is how it stands in the path, as long as it was not changed. */
export type QueryField = { name: string; value: string; raw?: string | undefined }

/** The query string of a path as fields, decoded where it can be. */
export function queryFields(path: string): QueryField[] {
  const at = path.indexOf('?')
  if (at < 0 || at === path.length - 1) return []
  return path
    .slice(at + 1)
    .split('&')
    .map((raw) => ({ ...decodedField(raw), raw }))
}

/** The same path with other query fields; those that are as they were keep their encoding. */
export function withQuery(path: string, fields: readonly QueryField[]): string {
  const base = path.split('?')[0] ?? ''
  const query = fields.map(encodedField).join('&')
  return query === '' ? base : `${base}?${query}`
}

/** How a field stands in the path. */
export function encodedField({ name, value, raw }: QueryField): string {
  if (raw !== undefined) {
    const was = decodedField(raw)
    if (was.name === name && was.value === value) return raw
  }
  return `${encode(name)}=${encode(value)}`
}

/** A row of the query table: switched off, it stands in no path. */
export type QueryRow = QueryField & { enabled: boolean }

/** The query parameters of a request in their order, with those that are switched off. */
export function queryRows({ path, unusedQuery }: Pick<ConsoleRequest, 'path' | 'unusedQuery'>): QueryRow[] {
  const rows: QueryRow[] = queryFields(path).map((field) => ({ ...field, enabled: true }))
  for (const { name, value, at } of unusedQuery.toSorted((one, other) => one.at - other.at))
    rows.splice(Math.min(at, rows.length), 0, { name, value, enabled: false })
  return rows
}

/** What the rows make of a request. */
export function withQueryRows(path: string, rows: readonly QueryRow[]): Pick<ConsoleRequest, 'path' | 'unusedQuery'> {
  const unusedQuery = rows.flatMap(({ name, value, enabled }, at): UnusedParameter[] =>
    enabled ? [] : [{ name, value, at }],
  )
  const used = rows.filter(({ enabled }) => enabled)
  return { path: withQuery(path, used), unusedQuery }
}

function decodedField(raw: string): { name: string; value: string } {
  const equals = raw.indexOf('=')
  return equals < 0
    ? { name: decode(raw), value: '' }
    : { name: decode(raw.slice(0, equals)), value: decode(raw.slice(equals + 1)) }
}

/** Variables stay readable: their values are encoded when they are put in. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /%7B%7B(\$|%24)?([A-Za-z_][\w.-]*)%7D%7D/g,
    (_, dollar: string | undefined, name) => (dollar === undefined ? `{{${name}}}` : `{{$${name}}}`),
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
