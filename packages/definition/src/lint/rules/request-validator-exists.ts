import type { Rule } from '../rule.ts'

/** A method names a validator that exists. */
export const requestValidatorExists: Rule = {
  name: 'request-validator-exists',
  severity: 'error',
  visitors: {
    method(method, at, report) {
      const id = method.requestValidatorId
      if (id !== undefined && at.api.requestValidators[id] === undefined) {
        report({
          message: `Request validator "${id}" does not exist: choose another, or none.`,
          path: [...at.path, 'requestValidatorId'],
        })
      }
    },
  },
}
