import type { HeaderList } from './message.ts'

/** The value of the last field with exactly this name; REST mappings and templates are case-sensitive. */
export function lastHeader(headers: HeaderList, name: string): string | undefined {
  for (let at = headers.length - 1; at >= 0; at -= 1) {
    const field = headers[at]
    if (field !== undefined && field[0] === name) return field[1]
  }
  return undefined
}

/** The values of all fields with exactly this name, in order. */
export function allHeaders(headers: HeaderList, name: string): string[] {
  const values: string[] = []
  for (const field of headers) if (field[0] === name) values.push(field[1])
  return values
}

/** The value of the last field with this name in any case; `lowerName` is in lower case. */
export function findHeader(headers: HeaderList, lowerName: string): string | undefined {
  for (let at = headers.length - 1; at >= 0; at -= 1) {
    const field = headers[at]
    if (field !== undefined && sameName(field[0], lowerName)) return field[1]
  }
  return undefined
}

export function hasHeader(headers: HeaderList, lowerName: string): boolean {
  return findHeader(headers, lowerName) !== undefined
}

/** Whether a header name is `lowerName` in any case. */
export function sameName(name: string, lowerName: string): boolean {
  return name.length === lowerName.length && (name === lowerName || name.toLowerCase() === lowerName)
}

/** Without the fields of these names; `lowerNames` are in lower case. */
export function withoutHeaders(headers: HeaderList, lowerNames: ReadonlySet<string>): HeaderList {
  return headers.filter(([name]) => !lowerNames.has(name.toLowerCase()))
}
