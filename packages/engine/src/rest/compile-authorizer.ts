import { type Authorizer, authorizerResultTtl, type Path, type RestApi } from '@gatewright/definition'
import { compileJavaRegex } from '@gatewright/vtl'
import { compileUriTemplate, type UriTemplate } from '../uri-template.ts'
import { compileIdentitySources, type IdentitySource } from './identity-source.ts'

/** An authorizer of a deployment. */
export type CompiledAuthorizer = {
  readonly id: string
  readonly authorizer: Authorizer
  readonly place: Path
  readonly uri: UriTemplate
  readonly identitySources: readonly IdentitySource[]
  /** whether a token passes `identityValidationExpression`; a whole match, as a Java regex */
  readonly acceptsToken: (token: string) => boolean
  readonly ttlSeconds: number
}

export type CompiledAuthorizers = ReadonlyMap<string, CompiledAuthorizer>

export function compileAuthorizers(api: RestApi): CompiledAuthorizers {
  return new Map(Object.entries(api.authorizers).map(([id, authorizer]) => [id, compileAuthorizer(id, authorizer)]))
}

const defaultTokenSource = 'method.request.header.Authorization'

function compileAuthorizer(id: string, authorizer: Authorizer): CompiledAuthorizer {
  return {
    id,
    authorizer,
    place: ['authorizers', id],
    uri: compileUriTemplate('authorizerUri' in authorizer ? (authorizer.authorizerUri ?? '') : ''),
    identitySources: compileIdentitySources(
      authorizer.identitySource ?? (authorizer.type === 'REQUEST' ? undefined : defaultTokenSource),
    ),
    acceptsToken: compileValidation(
      'identityValidationExpression' in authorizer ? authorizer.identityValidationExpression : undefined,
    ),
    ttlSeconds: authorizer.authorizerResultTtlInSeconds ?? authorizerResultTtl.default,
  }
}

/** A pattern that Java refuses, or one that takes too long, accepts nothing. */
function compileValidation(expression: string | undefined): (token: string) => boolean {
  if (expression === undefined || expression === '') return () => true
  try {
    const regex = compileJavaRegex(expression)
    return (token) => {
      try {
        return regex.matches(token)
      } catch {
        return false
      }
    }
  } catch {
    return () => false
  }
}
