import { constants, createHash, createPrivateKey, generateKeyPair, type JsonWebKey, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError, createTokenForge, getTokenForge } from '@gatewright/db'
import type { Json, JsonObject } from '@gatewright/definition'
import { z } from 'zod'
import type { Context } from './context.ts'
import type { ForgedToken } from './request-signing.ts'

/**
 * The keys of a workspace's forge. Like the key sets of Cognito it has two, so that a token without a key id names none: the
 * first signs, the second signs what is to be refused.
 */
export type TokenForge = { readonly keys: readonly [JsonWebKey, JsonWebKey]; readonly acceptLive: boolean }

const jwkSchema = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string(), kid: z.string() })
const keysSchema = z.tuple([jwkSchema, jwkSchema])

/** The forge of the workspace; its keys are made when they are asked for first, and never leave the server. */
export async function tokenForge({ database }: Pick<Context, 'database'>): Promise<TokenForge> {
  const stored = await getTokenForge(database)
  if (stored === undefined) {
    await createTokenForge(database, [await newTokenKey(), await newTokenKey()] as unknown as Json)
    return await tokenForge({ database })
  }
  const parsed = keysSchema.safeParse(stored.privateKeys)
  if (!parsed.success) throw new AppError('invalid', 'The stored keys of the token forge are damaged.')
  return { keys: parsed.data, acceptLive: stored.acceptLive }
}

/** A fresh RSA key as a JSON Web Key, with an id of its own. */
export async function newTokenKey(): Promise<JsonWebKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const jwk = privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(`${jwk.n}`).digest('base64url').slice(0, 16)
  return { ...jwk, kid: `forge-${kid}` }
}

/** The public keys as a JSON Web Key Set. */
export function publicKeySet({ keys }: TokenForge): Json {
  return {
    keys: keys.map(({ kty, n, e, kid }) => ({ kty, n, e, kid, use: 'sig' })),
  } as Json
}

/** The key sets that an issuer answers with when the forge stands in for it, by what the engine asks for. */
export function forgedKeySets(forge: TokenForge, issuers: readonly string[]): { [issuerOrUrl: string]: Json } {
  const keySet = publicKeySet(forge)
  return Object.fromEntries(
    issuers.flatMap((issuer) => [
      [issuer, keySet],
      [`${issuer}/.well-known/jwks.json`, keySet],
    ]),
  )
}

/** A token with what is in it. */
export type MintedToken = { readonly token: string; readonly header: JsonObject; readonly claims: JsonObject }

const wrongIssuer = 'https://another-issuer.example'
const wrongAudience = 'another-audience'
/** seconds by which a flawed token is too old or too young */
const offBy = 300

/**
 * Mints a token, with the flaw that was asked for.
 * @param now epoch milliseconds: the time of the run
 */
export function mintToken({ keys }: TokenForge, wanted: ForgedToken, now: number): MintedToken {
  const [good, other] = keys
  const { algorithm, flaw } = wanted
  const header: JsonObject = {
    alg: flaw === 'algNone' ? 'none' : algorithm,
    typ: 'JWT',
    ...(flaw === 'missingKeyId' ? {} : { kid: good.kid as string }),
  }
  const claims = claimsOf(wanted, Math.floor(now / 1000))
  const signed = `${encoded(header)}.${encoded(claims)}`
  const signature = flaw === 'algNone' ? '' : tokenSignature(signed, algorithm, flaw === 'badSignature' ? other : good)
  return { token: `${signed}.${signature}`, header, claims }
}

function claimsOf(wanted: ForgedToken, nowSeconds: number): JsonObject {
  const { flaw, expiresInSeconds, subject, scope, tokenUse } = wanted
  const issuer = flaw === 'wrongIssuer' ? wrongIssuer : wanted.issuer
  const audience = flaw === 'wrongAudience' ? wrongAudience : wanted.audience
  const issuedAt = flaw === 'expired' ? nowSeconds - offBy - Math.max(0, expiresInSeconds) : nowSeconds
  const notBefore = nowSeconds + offBy
  const expiry =
    flaw === 'expired'
      ? nowSeconds - offBy
      : flaw === 'notYetValid'
        ? Math.max(nowSeconds + expiresInSeconds, notBefore + offBy)
        : nowSeconds + expiresInSeconds
  return {
    ...(issuer === '' ? {} : { iss: issuer }),
    ...(subject === '' ? {} : { sub: subject }),
    // access tokens of user pools name the client, not an audience (Cognito developer guide: access token payload)
    ...(audience === '' ? {} : tokenUse === 'access' ? { client_id: audience } : { aud: audience }),
    ...(tokenUse === '' ? {} : { token_use: tokenUse }),
    ...(scope === '' ? {} : { scope }),
    iat: issuedAt,
    ...(flaw === 'notYetValid' ? { nbf: notBefore } : {}),
    exp: expiry,
    ...wanted.claims,
  }
}

function encoded(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** The signature of a token's first two parts, `<header>.<claims>`, in base64url. */
export function tokenSignature(text: string, algorithm: ForgedToken['algorithm'], jwk: JsonWebKey): string {
  const bits = Number(algorithm.slice(2))
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  const padding = algorithm.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: bits / 8 }
    : { padding: constants.RSA_PKCS1_PADDING }
  return sign(`sha${bits}`, Buffer.from(text), { key, ...padding }).toString('base64url')
}
