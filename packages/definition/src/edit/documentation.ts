import type { DocumentationPart } from '../documentation.ts'
import { type DesignDraft, restApiOf } from './draft.ts'
import { newId } from './new-id.ts'

type Location = DocumentationPart['location']

const sameLocation = (one: Location, other: Location) =>
  one.type === other.type &&
  one.path === other.path &&
  one.method === other.method &&
  one.statusCode === other.statusCode &&
  one.name === other.name

/** The description that the documentation has for a place, or an empty text. */
export function descriptionAt(parts: Readonly<Record<string, DocumentationPart>>, location: Location): string {
  const part = Object.values(parts).find((one) => sameLocation(one.location, location))
  const { properties } = part ?? {}
  const description = isObject(properties) ? properties.description : undefined
  return typeof description === 'string' ? description : ''
}

/**
 * Writes the description of a place in the documentation; its other properties stay. An empty text removes the
 * description, and the part when nothing else is in it.
 */
export function setDescription(draft: DesignDraft, location: Location, description: string): void {
  const api = restApiOf(draft)
  api.documentation ??= { parts: {} }
  const { parts } = api.documentation
  const found = Object.entries(parts).find(([, part]) => sameLocation(part.location, location))
  const id = found?.[0] ?? newId(`documentation ${JSON.stringify(location)}`, parts)
  const properties = { ...(isObject(found?.[1].properties) ? found[1].properties : {}) }
  if (description === '') delete properties.description
  else properties.description = description
  if (Object.keys(properties).length === 0) delete parts[id]
  else parts[id] = { location, properties }
  if (Object.keys(parts).length === 0 && api.documentation.version === undefined) delete api.documentation
}

function isObject(
  value: DocumentationPart['properties'] | undefined,
): value is Record<string, DocumentationPart['properties']> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
