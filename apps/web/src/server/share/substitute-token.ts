import type { JsonWebKey } from 'node:crypto'
import type { Json } from '@gatewright/definition'
import { type ForgedToken, forgedTokenSchema } from '../request-signing.ts'
import type { RunOutcome } from '../run.ts'
import { newTokenKey, tokenSignature } from '../token-forge.ts'
import type { ShareSource } from './payload.ts'

/**
 * Signs the JSON web tokens of a shared request with a substitute key, whose public half stands in the place of the issuer's
 * on the tape. The claims stay, so a token that was good is good and one that had expired has. One whose signature was refused
 * keeps a signature that nobody made. The private half is kept by nobody beyond this process.
 */
export async function substituteToken(
  redacted: ShareSource,
  { cause }: Pick<RunOutcome, 'cause'>,
): Promise<ShareSource> {
  const { tape } = redacted
  const wasChecked = tape.answers.some(({ port, answer }) => port === 'keySet' && answer !== undefined)
  if (!wasChecked || cause?.rule === 'tokenSignatureInvalid') return redacted
  const signed = new Set<string>()
  const key = await substituteKey()
  const resign = (whole: string, head: string, claims: string) => {
    const header = headerOf(head)
    if (header === undefined) return whole
    signed.add(header.kid ?? '')
    return `${head}.${claims}.${tokenSignature(`${head}.${claims}`, header.alg, key)}`
  }
  const request = JSON.parse(JSON.stringify(redacted.request).replace(webToken, resign)) as ShareSource['request']
  if (signed.size === 0) return redacted
  const answers = tape.answers.map((taped) =>
    taped.port === 'keySet' ? { ...taped, answer: withSubstitute(taped.answer ?? null, signed, key) } : taped,
  )
  const redactions = redacted.redactions.map(({ place, what }) => ({
    place,
    what: what === maskedToken ? 'claims kept, signed anew with a substitute key' : what,
  }))
  return { ...redacted, request, tape: { ...tape, answers }, redactions }
}

const webToken = /\b(eyJ[\w-]+)\.([\w-]+)\.[\w-]+/g
const maskedToken = 'signature masked, claims kept'

let madeKey: Promise<JsonWebKey> | undefined
/** One for all shares of this process: making it takes a while, and nothing but tapes believes it. */
function substituteKey(): Promise<JsonWebKey> {
  madeKey ??= newTokenKey()
  return madeKey
}

function headerOf(encoded: string): { alg: ForgedToken['algorithm']; kid: string | undefined } | undefined {
  try {
    const header = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as { alg?: unknown; kid?: unknown }
    const alg = forgedTokenSchema.shape.algorithm.safeParse(header.alg)
    return alg.success ? { alg: alg.data, kid: typeof header.kid === 'string' ? header.kid : undefined } : undefined
  } catch {
    return undefined
  }
}

/** The key set with the substitute for those keys that signed; a token without a key id was signed by the only one. */
function withSubstitute(keySet: Json, signed: ReadonlySet<string>, { n, e }: JsonWebKey): Json {
  if (typeof keySet !== 'object' || keySet === null || Array.isArray(keySet) || !Array.isArray(keySet.keys))
    return keySet
  const keys = keySet.keys.map((key): Json => {
    if (typeof key !== 'object' || key === null || Array.isArray(key) || key.kty !== 'RSA') return key
    if (!signed.has('') && !(typeof key.kid === 'string' && signed.has(key.kid))) return key
    const { x5c: _chain, x5t: _print, 'x5t#S256': _print256, ...rest } = key
    return { ...rest, n: n ?? '', e: e ?? '' }
  })
  return { ...keySet, keys }
}
