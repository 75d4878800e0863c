import type { FixedReply, HttpBackend } from '../backend.ts'
import { parseIntegrationUri } from '../integration-uri.ts'
import { type DesignDraft, EditError } from './draft.ts'

/** The reply of a stub until it is written: 200 with an empty JSON object. */
export function emptyReply(): FixedReply {
  return { type: 'FIXED', status: 200, headers: { 'content-type': 'application/json' }, body: '{}', isBase64: false }
}

/**
 * Adds the HTTP endpoint that an address belongs to, called live; an endpoint that exists stays as it is.
 * @param uri an address, e.g. `https://pets.example/list`; stage variables may stand in its path
 * @returns its key, the origin. Throws {@link EditError} unless the address begins with http:// or https://
 */
export function addHttpBackend(draft: DesignDraft, uri: string): string {
  const parsed = parseIntegrationUri(uri.trim())
  if (parsed.kind !== 'http') throw new EditError(`“${uri}” is no HTTP endpoint: it begins with http:// or https://.`)
  draft.backends.http[parsed.origin] ??= { reply: { type: 'LIVE' } }
  return parsed.origin
}

/** The endpoint of an origin, to be changed: added, called live, where an integration names one that is not there yet. */
export function httpBackendOf(draft: DesignDraft, origin: string): HttpBackend {
  addHttpBackend(draft, origin)
  const found = draft.backends.http[origin]
  if (found === undefined) throw new EditError(`“${origin}” is no origin of an HTTP endpoint.`)
  return found as HttpBackend
}

/** Removes an HTTP endpoint from the backends; integrations keep their address. */
export function deleteHttpBackend(draft: DesignDraft, origin: string): void {
  delete draft.backends.http[origin]
  delete draft.layout[`http:${origin}`]
}
