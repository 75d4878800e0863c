import type { Draft } from 'mutative'
import type { Authorizer } from '../authorizer.ts'
import type { Design } from '../design.ts'
import type { HttpMethod, Method } from '../method.ts'
import type { Resource } from '../resource.ts'
import type { RestApi } from '../rest-api.ts'

/** The copy of a design that an edit changes in place. */
export type DesignDraft = Draft<Design>

/** Where a method stands. */
export type MethodPlace = { readonly resourceId: string; readonly httpMethod: HttpMethod }

/** An edit that the service would refuse, or whose place is gone; the message says why and what to do. The draft is to be thrown away. */
export class EditError extends Error {
  override readonly name = 'EditError'
}

/** The REST API of a draft. Throws {@link EditError} for the other kinds. */
export function restApiOf(draft: DesignDraft): RestApi {
  if (draft.definition.kind !== 'REST') {
    throw new EditError(`${draft.definition.name} is no REST API: this edit exists for REST APIs only.`)
  }
  // the compiler gives up comparing a draft of JSON with JSON, although they are the same
  return draft.definition as unknown as RestApi
}

/** A resource of a draft. Throws {@link EditError} when it is gone. */
export function resourceOf(draft: DesignDraft, resourceId: string): Resource {
  const resource = restApiOf(draft).resources[resourceId]
  if (resource === undefined) throw new EditError('This resource is gone: somebody removed it.')
  return resource
}

/** A method of a draft. Throws {@link EditError} when it is gone. */
export function methodOf(draft: DesignDraft, place: MethodPlace): Method {
  const method = resourceOf(draft, place.resourceId).methods[place.httpMethod]
  if (method === undefined) throw new EditError(`The method ${place.httpMethod} is gone: somebody removed it.`)
  return method
}

/** An authorizer of a draft. Throws {@link EditError} when it is gone. */
export function authorizerOf(draft: DesignDraft, authorizerId: string): Authorizer {
  const authorizer = restApiOf(draft).authorizers[authorizerId]
  if (authorizer === undefined) throw new EditError('This authorizer is gone: somebody removed it.')
  return authorizer
}

/** Every method of a draft with its place, in the order of the definition. */
export function* methodsOf(api: RestApi): Generator<{ place: MethodPlace; method: Method }> {
  for (const [resourceId, resource] of Object.entries(api.resources)) {
    for (const [verb, method] of Object.entries(resource.methods)) {
      if (method !== undefined) yield { place: { resourceId, httpMethod: verb as HttpMethod }, method }
    }
  }
}
