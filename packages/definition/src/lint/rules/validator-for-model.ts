import { findMethod } from '../find-method.ts'
import type { Rule } from '../rule.ts'

/** A body model without a validator checks nothing. */
export const validatorForModel: Rule = {
  name: 'validator-for-model',
  severity: 'warning',
  visitors: {
    method(method, at, report) {
      const names = Object.values(method.requestModels).filter((name) => name !== 'Empty')
      if (names.length === 0) return
      const validator =
        method.requestValidatorId === undefined ? undefined : at.api.requestValidators[method.requestValidatorId]
      if (validator?.validateRequestBody) return
      const suitable = Object.entries(at.api.requestValidators).find(([, candidate]) => candidate.validateRequestBody)
      const message =
        method.requestValidatorId === undefined
          ? `The model ${names[0]} is set, but no request validator is: bodies are not checked.`
          : `The model ${names[0]} is set, but validator "${validator?.name ?? method.requestValidatorId}" does not check bodies.`
      const path = [...at.path, 'requestValidatorId']
      if (suitable === undefined) {
        report({ message, path })
        return
      }
      const [id, { name }] = suitable
      report({
        message,
        path,
        fix: {
          label: `Use “${name}”`,
          edit: (draft) => {
            const target = findMethod(draft, at.resourceId, at.verb)
            if (target !== undefined) target.requestValidatorId = id
          },
        },
      })
    },
  },
}
