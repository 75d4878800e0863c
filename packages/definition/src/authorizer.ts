import { z } from 'zod'

/** Seconds for which a REST authorizer's result is kept (developer guide: `authorizerResultTtlInSeconds`). */
export const authorizerResultTtl = { minimum: 0, maximum: 3600, default: 300 } as const

const common = {
  name: z.string(),
  authType: z.string().optional(),
  identitySource: z.string().optional(),
  authorizerResultTtlInSeconds: z.int().optional(),
}
const lambda = { authorizerUri: z.string().optional(), authorizerCredentials: z.string().optional() }

/** An authorizer of a REST API, as `GetAuthorizer` of the V1 API returns it; its id is its key. */
export const authorizerSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TOKEN'),
    ...common,
    ...lambda,
    identityValidationExpression: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('REQUEST'), ...common, ...lambda }),
  z.strictObject({
    type: z.literal('COGNITO_USER_POOLS'),
    ...common,
    /** matched against the audience of the token */
    identityValidationExpression: z.string().optional(),
    providerARNs: z.array(z.string()).default([]),
  }),
  z.strictObject({
    type: z.literal('JWT'),
    ...common,
    jwtConfiguration: z
      .strictObject({ issuer: z.string().optional(), audience: z.array(z.string()).optional() })
      .default({}),
  }),
])
export type Authorizer = z.infer<typeof authorizerSchema>
export type AuthorizerType = Authorizer['type']

/** The issuer of a user pool, by its ARN; undefined for a text that is none. */
function userPoolIssuer(providerArn: string): string | undefined {
  const [, region, pool] = /^arn:[^:]+:cognito-idp:([^:]+):[^:]*:userpool\/(.+)$/s.exec(providerArn) ?? []
  return pool === undefined ? undefined : `https://cognito-idp.${region}.amazonaws.com/${pool}`
}

/** The issuers whose tokens an authorizer takes; none for those that ask a function. */
export function tokenIssuers(authorizer: Authorizer): string[] {
  switch (authorizer.type) {
    case 'COGNITO_USER_POOLS':
      return authorizer.providerARNs.map(userPoolIssuer).filter((issuer) => issuer !== undefined)
    case 'JWT':
      return authorizer.jwtConfiguration.issuer === undefined ? [] : [authorizer.jwtConfiguration.issuer]
    case 'TOKEN':
    case 'REQUEST':
      return []
  }
}
