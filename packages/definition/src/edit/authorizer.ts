import type { Authorizer } from '../authorizer.ts'
import { lambdaInvocationUri } from '../integration-uri.ts'
import { type DesignDraft, EditError, methodsOf, restApiOf } from './draft.ts'
import { newId } from './new-id.ts'

/** An authorizer to be made. `identitySource` of a TOKEN authorizer is the name of a header. */
export type NewAuthorizer =
  | { readonly type: 'TOKEN'; readonly name: string; readonly functionName: string; readonly tokenHeader: string }
  | { readonly type: 'REQUEST'; readonly name: string; readonly functionName: string; readonly identitySource: string }
  | {
      readonly type: 'COGNITO_USER_POOLS'
      readonly name: string
      readonly tokenHeader: string
      readonly providerARNs: readonly string[]
    }
  | {
      readonly type: 'JWT'
      readonly name: string
      readonly tokenHeader: string
      readonly issuer: string
      readonly audience: readonly string[]
    }

/**
 * Adds an authorizer.
 * @returns its id. Throws {@link EditError} for an empty or taken name
 */
export function addAuthorizer(draft: DesignDraft, authorizer: NewAuthorizer): string {
  const api = restApiOf(draft)
  const name = authorizer.name.trim()
  if (name === '') throw new EditError('Give the authorizer a name.')
  if (Object.values(api.authorizers).some((other) => other.name === name)) {
    throw new EditError(`An authorizer named ${name} exists already.`)
  }
  const id = newId(`authorizer ${name}`, api.authorizers)
  api.authorizers[id] = { ...settingsOf(authorizer), name }
  return id
}

function settingsOf(authorizer: NewAuthorizer): Authorizer {
  const { name } = authorizer
  switch (authorizer.type) {
    case 'TOKEN':
      return {
        type: 'TOKEN',
        name,
        authType: 'custom',
        authorizerUri: lambdaInvocationUri(authorizer.functionName),
        identitySource: headerSource(authorizer.tokenHeader),
        authorizerResultTtlInSeconds: 300,
      }
    case 'REQUEST':
      return {
        type: 'REQUEST',
        name,
        authType: 'custom',
        authorizerUri: lambdaInvocationUri(authorizer.functionName),
        identitySource: authorizer.identitySource,
        authorizerResultTtlInSeconds: 300,
      }
    case 'COGNITO_USER_POOLS':
      return {
        type: 'COGNITO_USER_POOLS',
        name,
        authType: 'cognito_user_pools',
        identitySource: headerSource(authorizer.tokenHeader),
        providerARNs: [...authorizer.providerARNs],
      }
    case 'JWT':
      return {
        type: 'JWT',
        name,
        identitySource: headerSource(authorizer.tokenHeader),
        jwtConfiguration: { issuer: authorizer.issuer, audience: [...authorizer.audience] },
      }
  }
}

/** The identity source of a header: `Authorization` becomes `method.request.header.Authorization`. */
export function headerSource(header: string): string {
  const name = header.trim()
  return name.startsWith('method.request.') ? name : `method.request.header.${name === '' ? 'Authorization' : name}`
}

/** Removes an authorizer; the methods that it guarded become open, as after the console's own warning. */
export function deleteAuthorizer(draft: DesignDraft, authorizerId: string): void {
  const api = restApiOf(draft)
  for (const { method } of methodsOf(api)) {
    if (method.authorizerId !== authorizerId) continue
    method.authorizationType = 'NONE'
    delete method.authorizerId
    delete method.authorizationScopes
  }
  delete api.authorizers[authorizerId]
  delete draft.layout[`authorizer:${authorizerId}`]
}
