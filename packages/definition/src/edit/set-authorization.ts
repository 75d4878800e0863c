import type { AuthorizerType } from '../authorizer.ts'
import type { AuthorizationType } from '../method.ts'
import { authorizerOf, type DesignDraft, type MethodPlace, methodOf } from './draft.ts'

const authorizationTypes: Record<AuthorizerType, AuthorizationType> = {
  TOKEN: 'CUSTOM',
  REQUEST: 'CUSTOM',
  COGNITO_USER_POOLS: 'COGNITO_USER_POOLS',
  JWT: 'JWT',
}

/** Who may call a method: everybody, callers who sign, or whom an authorizer lets through. */
export type Authorization =
  | { readonly type: 'NONE' }
  | { readonly type: 'AWS_IAM' }
  | { readonly type: 'authorizer'; readonly authorizerId: string }

/** Guards a method, or opens it. Scopes go with the authorizer that knows them. */
export function setAuthorization(draft: DesignDraft, place: MethodPlace, authorization: Authorization): void {
  const method = methodOf(draft, place)
  if (authorization.type !== 'authorizer') {
    method.authorizationType = authorization.type
    delete method.authorizerId
    delete method.authorizationScopes
    return
  }
  const authorizer = authorizerOf(draft, authorization.authorizerId)
  if (method.authorizerId !== authorization.authorizerId) delete method.authorizationScopes
  method.authorizationType = authorizationTypes[authorizer.type]
  method.authorizerId = authorization.authorizerId
}
