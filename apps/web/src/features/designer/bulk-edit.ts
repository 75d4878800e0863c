import type { NodeId, RestApi } from '@gatewright/definition'
import { type DesignDraft, type MethodPlace, methodOf, setAuthorization } from '@gatewright/definition/edit'
import { childrenOfAll } from './layout/resource-cards.ts'
import { readNodeId } from './selection.ts'
import { chooseValidator } from './validator-choice.ts'

/** The methods that are selected, alone or with their resource and what is below it, each once. */
export function methodsOfSelection(api: RestApi, ids: readonly NodeId[]): MethodPlace[] {
  const children = childrenOfAll(api)
  const found = new Map<NodeId, MethodPlace>()
  const add = (place: MethodPlace) => {
    if (api.resources[place.resourceId]?.methods[place.httpMethod] !== undefined)
      found.set(`method:${place.resourceId}:${place.httpMethod}`, place)
  }
  const addBelow = (resourceId: string) => {
    for (const verb of Object.keys(api.resources[resourceId]?.methods ?? {}))
      add({ resourceId, httpMethod: verb as MethodPlace['httpMethod'] })
    for (const child of children.get(resourceId) ?? []) addBelow(child)
  }
  for (const thing of ids.map(readNodeId)) {
    if (thing.kind === 'method') add({ resourceId: thing.resourceId, httpMethod: thing.httpMethod })
    if (thing.kind === 'resource') addBelow(thing.resourceId)
  }
  return [...found.values()]
}

/** Gives methods one authorization: `NONE`, `AWS_IAM` or the id of an authorizer. */
export function authorizeAll(draft: DesignDraft, places: readonly MethodPlace[], value: string): void {
  const to =
    value === 'NONE' || value === 'AWS_IAM'
      ? ({ type: value } as const)
      : ({ type: 'authorizer', authorizerId: value } as const)
  for (const place of places) setAuthorization(draft, place, to)
}

/** Says of methods whether they require an API key. */
export function requireKeyOfAll(draft: DesignDraft, places: readonly MethodPlace[], required: boolean): void {
  for (const place of places) methodOf(draft, place).apiKeyRequired = required
}

/** Gives methods the validator of an option of `validatorOptions`; one that is not there yet is made once. */
export function validateAll(draft: DesignDraft, places: readonly MethodPlace[], option: string): void {
  const [first, ...others] = places
  if (first === undefined) return
  chooseValidator(draft, first, option)
  const { requestValidatorId = '' } = methodOf(draft, first)
  for (const place of others) chooseValidator(draft, place, requestValidatorId)
}
