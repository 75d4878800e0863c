import type { Json } from '@gatewright/definition'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { bodyOf, functionUri, gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { invoke } from './handle.ts'

const { publicKey, privateKey } = await generateKeyPair('RS256')
const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] } as Json
const issuer = 'https://login.example.com/'
const asked: string[] = []

/** The claims that the function behind a method sees, or the status and rule of the refusal. */
async function outcomeOf(claims: { [name: string]: unknown }, authorizer: object, method: object = {}) {
  const definition = restApi(
    {
      '/': {
        GET: {
          authorizationType: 'CUSTOM',
          authorizerId: 'a1',
          ...method,
          integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('echo') },
        },
      },
    },
    // the helper's type does not tell the kinds of authorizers apart
    { authorizers: { a1: { name: 'a', ...authorizer } as never } },
  )
  const token = await new SignJWT({ iss: issuer, exp: 4_102_444_800, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .sign(privateKey)
  const ports = stubPorts({
    keySet: async (issuerOrUrl) => {
      asked.push(issuerOrUrl)
      return keys
    },
    lambda: async (call) => ({ payload: JSON.stringify({ body: call.payload }) }),
  })
  const request = gatewayRequest('GET /dev/', { headers: { Authorization: token } })
  const { answer, cause } = await invoke(restTarget(definition), request, ports)
  if (cause !== undefined) return `${answer.status} ${cause.rule}`
  return JSON.parse(bodyOf(answer)).requestContext.authorizer.claims
}

describe('a JWT authorizer', () => {
  const jwt = (audience: string[], rest: object = {}) => ({
    type: 'JWT',
    jwtConfiguration: { issuer, audience, ...rest },
  })
  const run = (claims: { [name: string]: unknown }, audience = ['shop'], scopes: string[] = []) =>
    outcomeOf(claims, jwt(audience), { authorizationType: 'JWT', authorizationScopes: scopes })

  it.each<[string, { [name: string]: unknown }, string | undefined]>([
    ['an audience that is accepted', { aud: 'shop' }, undefined],
    ['one of several', { aud: ['other', 'shop'] }, undefined],
    ['a client id in place of an audience', { client_id: 'shop' }, undefined],
    ['a client id beside another audience', { aud: 'other', client_id: 'shop' }, '401 tokenAudienceRefused'],
    ['no audience', {}, '401 tokenAudienceRefused'],
    ['another issuer', { aud: 'shop', iss: 'https://login.example.com' }, '401 tokenIssuerUnknown'],
    ['a time that has not come', { aud: 'shop', nbf: 4_102_444_700 }, '401 tokenExpired'],
    ['no time of expiry', { aud: 'shop', exp: undefined }, '401 tokenMalformed'],
  ])('with %s', async (_what, claims, refusal) => {
    const outcome = await run(claims)
    if (refusal === undefined) expect(outcome).toMatchObject({ iss: issuer })
    else expect(outcome).toBe(refusal)
  })

  it.each<[{ [name: string]: unknown }, boolean]>([
    [{ scope: 'a b' }, true],
    [{ scp: ['b'] }, true],
    [{ scope: 'bc' }, false],
    [{}, false],
  ])('and scopes: %o passes %s', async (claims, passes) => {
    const outcome = await run({ aud: 'shop', ...claims }, ['shop'], ['b', 'z'])
    expect(outcome === '401 tokenScopeMissing').toBe(!passes)
  })

  it('finds the keys by the issuer', async () => {
    await run({ aud: 'shop' })
    expect(asked.at(-1)).toBe(issuer)
  })
})

describe('a user pool', () => {
  it('shows its claims as text', async () => {
    const pool = {
      type: 'COGNITO_USER_POOLS',
      providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Pool'],
    }
    const claims = {
      iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool',
      token_use: 'id',
      email_verified: true,
      auth_time: 1_583_857_200,
      exp: 4_102_444_800,
      'cognito:groups': ['a', 'b'],
    }
    expect(await outcomeOf(claims, pool, { authorizationType: 'COGNITO_USER_POOLS' })).toEqual({
      ...claims,
      email_verified: 'true',
      auth_time: '1583857200',
      exp: 'Fri Jan 01 00:00:00 UTC 2100',
      'cognito:groups': 'a,b',
    })
    expect(asked.at(-1)).toBe(`${claims.iss}/.well-known/jwks.json`)
  })
})
