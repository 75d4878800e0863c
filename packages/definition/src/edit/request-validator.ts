import type { RequestValidator } from '../request-validator.ts'
import { type DesignDraft, EditError, methodsOf, restApiOf } from './draft.ts'
import { newId } from './new-id.ts'

/**
 * Adds a request validator.
 * @returns its id. Throws {@link EditError} for an empty or taken name
 */
export function addRequestValidator(draft: DesignDraft, validator: RequestValidator): string {
  const { requestValidators } = restApiOf(draft)
  const name = validator.name.trim()
  if (name === '') throw new EditError('Give the request validator a name.')
  if (Object.values(requestValidators).some((other) => other.name === name)) {
    throw new EditError(`A request validator named ${name} exists already.`)
  }
  const id = newId(`validator ${name}`, requestValidators)
  requestValidators[id] = { ...validator, name }
  return id
}

/** Removes a request validator; methods that used it validate nothing. */
export function deleteRequestValidator(draft: DesignDraft, id: string): void {
  const api = restApiOf(draft)
  delete api.requestValidators[id]
  for (const { method } of methodsOf(api)) if (method.requestValidatorId === id) delete method.requestValidatorId
}
