import type { RestApi } from '@gatewright/definition'
import { addRequestValidator, type DesignDraft, type MethodPlace, methodOf } from '@gatewright/definition/edit'

/** The validators that the service's console offers on a method; made when one is chosen first. */
const standard = {
  'new:both': { name: 'Body and parameters', validateRequestBody: true, validateRequestParameters: true },
  'new:body': { name: 'Body', validateRequestBody: true, validateRequestParameters: false },
  'new:parameters': { name: 'Parameters', validateRequestBody: false, validateRequestParameters: true },
} as const

/** What a method may name as its validator: none, those of the API, and the usual ones that the API does not have yet. */
export function validatorOptions(api: RestApi): { value: string; label: string; detail?: string }[] {
  const names = Object.values(api.requestValidators).map(({ name }) => name)
  return [
    { value: '', label: 'None' },
    ...Object.entries(api.requestValidators).map(([id, { name }]) => ({ value: id, label: name })),
    ...Object.entries(standard)
      .filter(([, { name }]) => !names.includes(name))
      .map(([value, { name }]) => ({ value, label: name, detail: 'new' })),
  ]
}

/** Gives a method the validator of an option of {@link validatorOptions}. */
export function chooseValidator(draft: DesignDraft, place: MethodPlace, option: string): void {
  const id = option in standard ? addRequestValidator(draft, standard[option as keyof typeof standard]) : option
  const method = methodOf(draft, place)
  if (id === '') delete method.requestValidatorId
  else method.requestValidatorId = id
}
