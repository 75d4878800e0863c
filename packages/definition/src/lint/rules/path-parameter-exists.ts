import type { Rule } from '../rule.ts'

/** A required path parameter that the resource's path lacks fails every request. */
export const pathParameterExists: Rule = {
  name: 'path-parameter-exists',
  severity: 'warning',
  visitors: {
    method(method, at, report) {
      for (const [key, required] of Object.entries(method.requestParameters)) {
        const name = /^method\.request\.path\.(.+)$/.exec(key)?.[1]
        if (name === undefined || at.resourcePath.includes(`{${name}}`) || at.resourcePath.includes(`{${name}+}`))
          continue
        const consequence = required ? ' With a validator for parameters every request is refused with 400.' : ''
        report({
          message: `${at.resourcePath} has no path parameter {${name}}.${consequence}`,
          path: [...at.path, 'requestParameters', key],
        })
      }
    },
  },
}
