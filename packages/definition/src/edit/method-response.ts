import { type DesignDraft, EditError, type MethodPlace, methodOf } from './draft.ts'

const statusCode = /^[1-5]\d\d$/

/** Throws {@link EditError} unless the text is an HTTP status code. */
export function checkStatusCode(code: string): void {
  if (!statusCode.test(code)) throw new EditError(`“${code}” is no status code: write three digits, such as 404.`)
}

/** Declares a response of a method. Throws {@link EditError} when it has that status already. */
export function addMethodResponse(draft: DesignDraft, place: MethodPlace, code: string): void {
  checkStatusCode(code)
  const { methodResponses } = methodOf(draft, place)
  if (methodResponses[code] !== undefined) throw new EditError(`The method declares a response for ${code} already.`)
  methodResponses[code] = { responseParameters: {}, responseModels: {} }
}

/** Removes a response of a method, and the integration response that maps to it: the service refuses one without the other. */
export function deleteMethodResponse(draft: DesignDraft, place: MethodPlace, code: string): void {
  const method = methodOf(draft, place)
  delete method.methodResponses[code]
  if (method.integration !== undefined) delete method.integration.integrationResponses[code]
}
