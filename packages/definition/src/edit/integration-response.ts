import type { IntegrationResponse } from '../integration.ts'
import { type DesignDraft, EditError, type MethodPlace, methodOf } from './draft.ts'
import { addMethodResponse, checkStatusCode } from './method-response.ts'

/**
 * Adds an integration response, and the method response of the same status that it needs.
 * Throws {@link EditError} without an integration, and when the status has a response already.
 * @param response what to set of it; a missing or empty `selectionPattern` makes it the default
 */
export function addIntegrationResponse(
  draft: DesignDraft,
  place: MethodPlace,
  code: string,
  response: Partial<IntegrationResponse> = {},
): void {
  checkStatusCode(code)
  const method = methodOf(draft, place)
  if (method.integration === undefined) throw new EditError('Choose an integration first: its responses belong to it.')
  const { integrationResponses } = method.integration
  if (integrationResponses[code] !== undefined) {
    throw new EditError(`There is an integration response for ${code} already: change its selection pattern.`)
  }
  integrationResponses[code] = { responseParameters: {}, responseTemplates: {}, ...response }
  if (method.methodResponses[code] === undefined) addMethodResponse(draft, place, code)
}

/** Removes an integration response; the method response stays. */
export function deleteIntegrationResponse(draft: DesignDraft, place: MethodPlace, code: string): void {
  const { integration } = methodOf(draft, place)
  if (integration !== undefined) delete integration.integrationResponses[code]
}
