/** The media type that a Swagger 2.0 schema is taken for: JSON where it is listed or nothing is, else the first one (as the service's first importer did). */
export function preferredMediaType(types: readonly string[]): string {
  const json = types.find((type) => type.toLowerCase() === 'application/json')
  return json ?? types[0] ?? 'application/json'
}
