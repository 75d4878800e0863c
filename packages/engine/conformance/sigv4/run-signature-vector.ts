import { signRequest } from '../../src/authorize/sign-request.ts'
import { scopeText, sign, signingAlgorithm, signingEncode } from '../../src/authorize/sigv4.ts'
import { sha256Hex } from '../../src/hash.ts'
import { match } from '../match/match.ts'
import type { AnyVector, Verdict } from '../vector.ts'
import { verdictOf } from '../vector.ts'

type SignatureVector = {
  readonly form: 'header' | 'query'
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
  readonly date: string
  readonly region: string
  readonly service: string
  readonly options: {
    readonly normalizePath: boolean
    readonly signBody: boolean
    readonly omitSessionToken?: boolean
    readonly expiresIn?: number
  }
  readonly request: {
    readonly method: string
    readonly target: string
    readonly headers: readonly (readonly [string, string])[]
    readonly body: string
  }
  readonly expect: { readonly [name: string]: string }
}

/** Runs a signature vector: the texts on the way to the signature, and the signed request. */
export async function runSignatureVector(raw: AnyVector): Promise<Verdict> {
  const vector = raw as unknown as SignatureVector
  const signed = vector.form === 'header' ? await signedByHeader(vector) : await signedByQuery(vector)
  const problems = Object.entries(vector.expect).flatMap(([name, expected]) => {
    const mismatch = match(expected, signed[name] ?? null, name)
    return mismatch === undefined ? [] : [{ where: 'signing', ...mismatch }]
  })
  return verdictOf(problems)
}

async function signedByHeader(vector: SignatureVector): Promise<{ [name: string]: string }> {
  const { credentials, options, request } = vector
  const { sessionToken, ...keys } = credentials
  const payloadHash = await sha256Hex(options.signBody ? request.body : '')
  const headers = [...request.headers]
  if (options.signBody) headers.push(['x-amz-content-sha256', payloadHash])
  const { added, ...texts } = await signRequest(
    { method: request.method, target: request.target, headers, payloadHash, keepsPath: !options.normalizePath },
    options.omitSessionToken === true ? keys : credentials,
    vector,
  )
  const authorization = added.at(-1)?.[1] ?? ''
  return { ...texts, authorization }
}

async function signedByQuery(vector: SignatureVector): Promise<{ [name: string]: string }> {
  const { credentials, options, request, date } = vector
  const { sessionToken } = credentials
  const names = [...new Set(request.headers.map(([name]) => name.toLowerCase()))].sort()
  const token: readonly [string, string][] = sessionToken === undefined ? [] : [['X-Amz-Security-Token', sessionToken]]
  const parameters: readonly (readonly [string, string])[] = [
    ['X-Amz-Algorithm', signingAlgorithm],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${scopeText(vector)}`],
    ['X-Amz-Date', date],
    ['X-Amz-SignedHeaders', names.join(';')],
    ['X-Amz-Expires', String(options.expiresIn ?? 0)],
  ]
  const covered = options.omitSessionToken === true ? parameters : [...parameters, ...token]
  const texts = await sign(
    {
      method: request.method,
      target: withParameters(request.target, covered),
      headers: request.headers,
      signedHeaders: names,
      payloadHash: await sha256Hex(options.signBody ? request.body : ''),
      keepsPath: !options.normalizePath,
    },
    credentials.secretAccessKey,
    vector,
  )
  const all = [...parameters, ...token, ['X-Amz-Signature', texts.signature] as const]
  return { ...texts, target: withParameters(request.target, all) }
}

function withParameters(target: string, parameters: readonly (readonly [string, string])[]): string {
  const query = parameters.map(([name, value]) => `${name}=${signingEncode(value)}`).join('&')
  return `${target}${target.includes('?') ? '&' : '?'}${query}`
}
