import {
  type AuthorizationType,
  type Authorizer,
  type Json,
  type JsonObject,
  type Method,
  newId,
  type Path,
} from '@gatewright/definition'
import { isObject, member, objectAt, textAt, toText } from '../json/object.ts'
import { below } from '../json/pointer.ts'
import { authorizerExtension, authTypeExtension, readAuthorizer } from './extensions/authorizer.ts'
import type { ImportContext } from './import-context.ts'

/** What a security scheme makes of a method that names it. */
type Meaning =
  | { type: 'authorizer'; id: string; authorizer: Authorizer }
  | { type: 'api-key' }
  | { type: 'iam' }
  | { type: 'unknown'; why: string }

export type MethodSecurity = Pick<
  Method,
  'authorizationType' | 'authorizerId' | 'authorizationScopes' | 'apiKeyRequired'
>

/** The security schemes of a document, and what they mean. Every scheme with an authorizer extension makes an authorizer, used or not (recorded). */
export class Security {
  readonly authorizers: Record<string, Authorizer> = {}
  private readonly meanings = new Map<string, Meaning>()
  private readonly context: ImportContext

  constructor(context: ImportContext) {
    this.context = context
    const schemes = objectAt(member(context.document, 'components'), 'securitySchemes')
    for (const [name, scheme] of Object.entries(schemes)) this.meanings.set(name, this.meaningOf(name, scheme))
  }

  private meaningOf(name: string, scheme: Json): Meaning {
    if (!isObject(scheme)) return { type: 'unknown', why: 'is no object' }
    if (isObject(scheme[authorizerExtension])) {
      const pointer = below('/components/securitySchemes', name)
      const authorizer = readAuthorizer(name, scheme, pointer, this.context)
      if (authorizer === undefined) return { type: 'unknown', why: 'has an authorizer of an unknown type' }
      const id = newId(`authorizer ${name}`, this.authorizers)
      this.authorizers[id] = authorizer
      return { type: 'authorizer', id, authorizer }
    }
    if (textAt(scheme, authTypeExtension)?.toLowerCase() === 'awssigv4') return { type: 'iam' }
    const type = textAt(scheme, 'type') ?? ''
    if (type === 'apiKey' && textAt(scheme, 'in') === 'header' && textAt(scheme, 'name')?.toLowerCase() === 'x-api-key')
      return { type: 'api-key' }
    return {
      type: 'unknown',
      why:
        type === 'apiKey'
          ? `reads ${textAt(scheme, 'in') ?? ''} ${textAt(scheme, 'name') ?? ''} without an authorizer`
          : 'names no authorizer',
    }
  }

  /** What the `security` and `x-amazon-apigateway-auth` of an operation make of its method; all requirements of the list are taken together. */
  of(operation: JsonObject, pointer: string, title: string, at: Path): MethodSecurity {
    const result: MethodSecurity = { authorizationType: 'NONE', apiKeyRequired: false }
    const requirements = member(operation, 'security')
    const places = Array.isArray(requirements) ? requirements : []
    places.forEach((requirement, index) => {
      for (const [name, scopes] of Object.entries(isObject(requirement) ? requirement : {}))
        this.require(result, name, scopes, { pointer: below(pointer, 'security', index, name), title, at })
    })
    const own = textAt(member(operation, 'x-amazon-apigateway-auth'), 'type')?.toUpperCase()
    if (own === 'AWS_IAM' || own === 'NONE') {
      result.authorizationType = own
      delete result.authorizerId
      delete result.authorizationScopes
    } else if (own !== undefined)
      this.context.note({
        kind: 'not-understood',
        title: `x-amazon-apigateway-auth has the unknown type ${own}`,
        effect: 'Known are NONE and AWS_IAM',
        pointer: below(pointer, 'x-amazon-apigateway-auth'),
        path: at,
      })
    return result
  }

  private require(
    result: MethodSecurity,
    name: string,
    scopes: Json,
    place: { pointer: string; title: string; at: Path },
  ): void {
    // SAM writes a scheme NONE, defined nowhere, on methods that are meant to be open.
    if (name === 'NONE' && !this.meanings.has(name)) return
    const meaning = this.meanings.get(name) ?? { type: 'unknown', why: 'is not defined' }
    switch (meaning.type) {
      case 'api-key':
        result.apiKeyRequired = true
        return
      case 'iam':
        if (result.authorizerId === undefined) result.authorizationType = 'AWS_IAM'
        return
      case 'unknown':
        this.context.note({
          kind: 'not-understood',
          title: `Security scheme ${name} ${meaning.why}`,
          effect: `A REST API needs an authorizer extension: ${place.title} would be open to everyone`,
          pointer: place.pointer,
          path: place.at,
          fold: `scheme ${name}`,
        })
        return
      case 'authorizer': {
        if (result.authorizerId !== undefined) {
          this.context.note({
            kind: 'not-understood',
            title: `${place.title} names a second authorizer, ${name}`,
            effect: 'A method has one authorizer: the first one counts',
            pointer: place.pointer,
            path: place.at,
          })
          return
        }
        result.authorizerId = meaning.id
        result.authorizationType = authorizationTypeOf(meaning.authorizer)
        const list = (Array.isArray(scopes) ? scopes : []).map(toText).filter((scope) => scope !== undefined)
        if (list.length > 0 && takesScopes(meaning.authorizer)) result.authorizationScopes = list
      }
    }
  }
}

/** The authorization type of methods guarded by an authorizer. */
export function authorizationTypeOf(authorizer: Authorizer): AuthorizationType {
  switch (authorizer.type) {
    case 'TOKEN':
    case 'REQUEST':
      return 'CUSTOM'
    case 'COGNITO_USER_POOLS':
      return 'COGNITO_USER_POOLS'
    case 'JWT':
      return 'JWT'
  }
}

function takesScopes(authorizer: Authorizer): boolean {
  return authorizer.type === 'COGNITO_USER_POOLS' || authorizer.type === 'JWT'
}
