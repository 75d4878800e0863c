import type { AuthorizerType } from '../../authorizer.ts'
import type { AuthorizationType } from '../../method.ts'
import type { Rule } from '../rule.ts'

const wants: Record<AuthorizationType, readonly AuthorizerType[]> = {
  NONE: [],
  AWS_IAM: [],
  CUSTOM: ['TOKEN', 'REQUEST'],
  COGNITO_USER_POOLS: ['COGNITO_USER_POOLS'],
  JWT: ['JWT'],
}

/** CUSTOM, COGNITO_USER_POOLS and JWT authorization name an authorizer of that type; the others name none. */
export const authorizerExists: Rule = {
  name: 'authorizer-exists',
  severity: 'error',
  visitors: {
    method(method, at, report) {
      const types = wants[method.authorizationType]
      const path = [...at.path, 'authorizerId']
      if (types.length === 0) return
      const authorizer = method.authorizerId === undefined ? undefined : at.api.authorizers[method.authorizerId]
      if (authorizer === undefined) {
        report({
          message: `Authorization ${method.authorizationType} needs an authorizer, and ${method.authorizerId === undefined ? 'none is chosen' : `"${method.authorizerId}" does not exist`}: choose one, or set the authorization to NONE.`,
          path,
        })
      } else if (!types.includes(authorizer.type)) {
        report({
          message: `Authorizer "${authorizer.name}" is of type ${authorizer.type}; authorization ${method.authorizationType} needs ${types.join(' or ')}.`,
          path,
        })
      }
    },
  },
}
