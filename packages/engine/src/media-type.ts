/** The first media type of a `Content-Type` or `Accept` value, without parameters, trimmed; the case is kept. */
export function firstMediaType(value: string): string {
  const comma = value.indexOf(',')
  const first = comma < 0 ? value : value.slice(0, comma)
  const semicolon = first.indexOf(';')
  return (semicolon < 0 ? first : first.slice(0, semicolon)).trim()
}

/** Decides which media types count as binary. */
export type BinaryMediaTypes = (headerValue: string | undefined) => boolean

/**
 * Compiles `binaryMediaTypes` (rest-api reference §11): only the first media type of the header counts; a wildcard
 * subtype covers its family and itself, a wildcard on both sides everything, and one before the slash alone nothing.
 */
export function compileBinaryMediaTypes(types: readonly string[]): BinaryMediaTypes {
  if (types.length === 0) return () => false
  if (types.includes('*/*')) return () => true
  const exact = new Set(types.filter((type) => !type.startsWith('*/')))
  const families = new Set(types.filter((type) => type.endsWith('/*')).map((type) => type.slice(0, -1)))
  return (headerValue) => {
    if (headerValue === undefined) return false
    const type = firstMediaType(headerValue)
    if (exact.has(type)) return true
    const slash = type.indexOf('/')
    return slash > 0 && families.has(type.slice(0, slash + 1))
  }
}
