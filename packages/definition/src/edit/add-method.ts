import type { Method } from '../method.ts'
import { resourcePath } from '../resource.ts'
import { type DesignDraft, EditError, type MethodPlace, resourceOf, restApiOf } from './draft.ts'

/** A method as the console makes it: open to everybody, with nothing set. */
export function emptyMethod(): Method {
  return {
    authorizationType: 'NONE',
    apiKeyRequired: false,
    requestParameters: {},
    requestModels: {},
    methodResponses: {},
  }
}

/**
 * Adds a method to a resource; the path's parameters are declared as required, as the console does.
 * Throws {@link EditError} when the resource has that verb already.
 */
export function addMethod(draft: DesignDraft, place: MethodPlace, method: Method = emptyMethod()): void {
  const api = restApiOf(draft)
  const resource = resourceOf(draft, place.resourceId)
  const path = resourcePath(api, place.resourceId)
  if (resource.methods[place.httpMethod] !== undefined)
    throw new EditError(`${place.httpMethod} ${path} exists already.`)
  const added: Method = { ...method, requestParameters: { ...method.requestParameters } }
  for (const [, name] of path.matchAll(/\{([^}+]+)\+?\}/g)) {
    added.requestParameters[`method.request.path.${name}`] ??= true
  }
  resource.methods[place.httpMethod] = added
}
