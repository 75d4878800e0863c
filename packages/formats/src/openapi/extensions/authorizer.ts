import { type Authorizer, authorizerSchema, type Json, type JsonObject } from '@gatewright/definition'
import { arrayAt, compact, member, objectAt, textAt, toText } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import type { ImportContext } from '../import-context.ts'

/** `x-amazon-apigateway-authorizer` of a security scheme. */
export const authorizerExtension = 'x-amazon-apigateway-authorizer'
/** `x-amazon-apigateway-authtype` of a security scheme: free text, save for `awsSigv4`. */
export const authTypeExtension = 'x-amazon-apigateway-authtype'

/**
 * The authorizer that a security scheme describes; undefined where its type is unknown. The identity source of TOKEN and Cognito
 * authorizers is the header that the scheme names, of REQUEST authorizers what the extension says (recorded).
 */
export function readAuthorizer(
  name: string,
  scheme: JsonObject,
  pointer: string,
  context: ImportContext,
): Authorizer | undefined {
  const extension = objectAt(scheme, authorizerExtension)
  const place = below(pointer, authorizerExtension)
  const type = (textAt(extension, 'type') ?? 'token').toLowerCase()
  const inScheme =
    textAt(scheme, 'in') === 'header' || textAt(scheme, 'in') === undefined ? textAt(scheme, 'name') : undefined
  const ofScheme = inScheme === undefined ? undefined : `method.request.header.${inScheme}`
  const common = {
    name,
    authType: textAt(scheme, authTypeExtension),
    authorizerResultTtlInSeconds: readTtl(member(extension, 'authorizerResultTtlInSeconds'), place, context),
  }
  const given = readIdentitySource(extension, place, context)
  const lambda = {
    authorizerUri: nonEmpty(textAt(extension, 'authorizerUri')),
    authorizerCredentials: nonEmpty(textAt(extension, 'authorizerCredentials')),
  }
  const expression = nonEmpty(textAt(extension, 'identityValidationExpression'))
  for (const key of ['authorizerPayloadFormatVersion', 'enableSimpleResponses'] as const)
    if (key in extension)
      context.note({
        kind: 'not-understood',
        title: `${key} of authorizer ${name}`,
        effect: 'Belongs to HTTP APIs; a REST API sends payload 1.0 and wants a policy back',
        pointer: below(place, key),
        path: ['authorizers'],
        fold: `authorizer ${key}`,
      })
  switch (type) {
    case 'token':
      return {
        type: 'TOKEN',
        ...compact({
          ...common,
          ...lambda,
          identitySource: given ?? ofScheme,
          identityValidationExpression: expression,
        }),
      }
    case 'request':
      return { type: 'REQUEST', ...compact({ ...common, ...lambda, identitySource: given }) }
    case 'cognito_user_pools':
      return {
        type: 'COGNITO_USER_POOLS',
        ...compact({
          ...common,
          identitySource: given ?? ofScheme,
          identityValidationExpression: expression,
        }),
        providerARNs: arrayAt(extension, 'providerARNs')
          .map(toText)
          .filter((arn) => arn !== undefined),
      }
    case 'jwt': {
      const jwt = objectAt(extension, 'jwtConfiguration')
      const audience = member(jwt, 'audience')
      const audiences = (Array.isArray(audience) ? audience : [audience])
        .map((entry) => toText(entry))
        .filter((entry) => entry !== undefined)
      return {
        type: 'JWT',
        ...compact({ ...common, identitySource: given ?? ofScheme }),
        jwtConfiguration: compact({
          issuer: textAt(jwt, 'issuer') ?? issuerOf(textAt(scheme, 'openIdConnectUrl')),
          audience: audiences.length === 0 ? undefined : audiences,
        }),
      }
    }
    default:
      context.note({
        kind: 'not-understood',
        title: `Authorizer ${name} has the unknown type ${type}`,
        effect: 'Known are token, request, cognito_user_pools and jwt; methods that use it would be open to everyone',
        pointer: below(place, 'type'),
      })
      return undefined
  }
}

/** The security scheme that describes an authorizer, as the service exports it; `authorizers` tells whether its extension is written. */
export function writeAuthorizer(authorizer: Authorizer, authorizers: boolean): JsonObject {
  const header = /^method\.request\.header\.([^,]+)$/.exec(authorizer.identitySource ?? '')?.[1]
  const scheme: JsonObject = { type: 'apiKey', name: header ?? 'Unused', in: 'header' }
  if (authorizer.authType !== undefined) scheme[authTypeExtension] = authorizer.authType
  if (!authorizers) return scheme
  const { name: _, authType: __, type, ...settings } = authorizerSchema.parse(authorizer)
  const extension: JsonObject = { type: type.toLowerCase() }
  for (const [key, value] of Object.entries(settings) as [string, Json | undefined][]) {
    if (value === undefined) continue
    // What the scheme itself says need not be said twice: the service takes it from there.
    if (key === 'identitySource' && header !== undefined && type !== 'REQUEST') continue
    extension[key] = value
  }
  return { ...scheme, [authorizerExtension]: extension }
}

function readTtl(value: Json | undefined, pointer: string, context: ImportContext): number | undefined {
  if (value === undefined || value === null) return undefined
  const seconds = typeof value === 'number' ? value : Number(toText(value) || Number.NaN)
  if (Number.isInteger(seconds) && seconds >= 0) return seconds
  context.note({
    kind: 'not-understood',
    title: `authorizerResultTtlInSeconds is ${JSON.stringify(value)}`,
    effect: 'A whole number of seconds is needed; the default of 300 counts',
    pointer: below(pointer, 'authorizerResultTtlInSeconds'),
  })
  return undefined
}

/** The identity source, HTTP API forms (`$request.header.X`) rewritten to those of REST APIs. */
function readIdentitySource(extension: JsonObject, pointer: string, context: ImportContext): string | undefined {
  const value = member(extension, 'identitySource')
  const given = nonEmpty(Array.isArray(value) ? value.map((entry) => toText(entry) ?? '').join(', ') : toText(value))
  if (given === undefined || !given.includes('$')) return given
  const rewritten = given
    .replace(/\$request\.(header|querystring)\./g, 'method.request.$1.')
    .replace(/\$context\./g, 'context.')
    .replace(/\$stageVariables\./g, 'stageVariables.')
  context.note({
    kind: 'repaired',
    title: `Identity source ${given} is now ${rewritten}`,
    effect: 'The first form belongs to HTTP APIs',
    pointer: below(pointer, 'identitySource'),
  })
  return rewritten
}

function issuerOf(url: string | undefined): string | undefined {
  return url?.replace(/\/?\.well-known\/openid-configuration$/, '')
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text
}
