export type QueryField = { name: string; value: string }

/** The query string of a path as fields, decoded where it can be. */
export function queryFields(path: string): QueryField[] {
  const at = path.indexOf('?')
  if (at < 0 || at === path.length - 1) return []
  return path
    .slice(at + 1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0
        ? { name: decode(pair), value: '' }
        : { name: decode(pair.slice(0, equals)), value: decode(pair.slice(equals + 1)) }
    })
}

/** The same path with other query fields. */
export function withQuery(path: string, fields: readonly QueryField[]): string {
  const base = path.split('?')[0] ?? ''
  const query = fields.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&')
  return query === '' ? base : `${base}?${query}`
}

/** Variables stay readable: their values are encoded when they are put in. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
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
