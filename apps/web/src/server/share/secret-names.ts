/** Words that name a secret, wherever they stand in a name. */
const secretWords = new Set([
  'authorization',
  'cookie',
  'credential',
  'credentials',
  'jwt',
  'passphrase',
  'passwd',
  'password',
  'pwd',
  'secret',
  'secrets',
  'session',
  'signature',
  'sig',
  'token',
  'tokens',
])
/** Pairs of words that name one together. */
const secretPairs = /(^| )(api key|access key|private key|secret key|client secret|session id|subscription key)( |$)/

/** Whether a name (of a header, query parameter, member, variable) says that its value is a secret. */
export function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  if (words.some((word) => secretWords.has(word) || word === 'apikey' || word === 'accesskey')) return true
  return secretPairs.test(words.join(' '))
}

/** Values that are secrets whatever they are called: JSON web tokens and access keys of AWS. */
export const secretPatterns: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'JSON web token', pattern: /\beyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{8,}/g },
  { what: 'AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g },
]
