export const authTypes = ['none', 'bearer', 'basic', 'sigv4', 'forge'] as const
export type AuthType = (typeof authTypes)[number]

/** What is deliberately wrong with a forged token. */
export const tokenFlaws = [
  'none',
  'expired',
  'notYetValid',
  'wrongAudience',
  'wrongIssuer',
  'badSignature',
  'missingKeyId',
  'algNone',
] as const
export type TokenFlaw = (typeof tokenFlaws)[number]

/** The algorithms that authorizers of API Gateway take (Cognito user pools: RS256 alone). */
export const tokenAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const
export type TokenAlgorithm = (typeof tokenAlgorithms)[number]

/** A token to be minted when the request is sent. Empty texts leave a claim out; `claims` is JSON that goes over the rest. */
export type ForgedToken = {
  issuer: string
  audience: string
  subject: string
  scope: string
  tokenUse: '' | 'id' | 'access'
  claims: string
  /** from the time of the run on */
  expiresInSeconds: number
  algorithm: TokenAlgorithm
  flaw: TokenFlaw
}

/** Credentials of a request. Each type keeps its own draft. `header` empty: the authorizer's identity source, or Authorization. */
export type RequestAuth = {
  type: AuthType
  bearer: { token: string; header: string; prefix: string }
  basic: { username: string; password: string }
  sigv4: {
    /** id of an IAM identity of the account; empty: the fields below */
    identity: string
    accessKeyId: string
    secretAccessKey: string
    sessionToken: string
    /** ARN of the user or role session that Simulate takes the keys for */
    principalArn: string
    /** identity policy of that principal, as JSON */
    policy: string
  }
  forge: ForgedToken & { header: string; prefix: string }
}

/** The API key of a request: one of the account by its id, or a typed value. Both empty: none is sent. */
export type RequestApiKey = { keyId: string; value: string }

export const emptyAuth: RequestAuth = {
  type: 'none',
  bearer: { token: '', header: '', prefix: 'Bearer' },
  basic: { username: '', password: '' },
  sigv4: { identity: '', accessKeyId: '', secretAccessKey: '', sessionToken: '', principalArn: '', policy: '' },
  forge: {
    issuer: '',
    audience: '',
    subject: 'user-1',
    scope: '',
    tokenUse: '',
    claims: '',
    expiresInSeconds: 3600,
    algorithm: 'RS256',
    flaw: 'none',
    header: '',
    prefix: 'Bearer',
  },
}

export const emptyApiKey: RequestApiKey = { keyId: '', value: '' }
