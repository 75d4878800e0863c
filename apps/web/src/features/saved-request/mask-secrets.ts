import { encodeInPath, encodeInQuery } from './encode-value.ts'
import type { RequestResult } from './folder-run.ts'

/** What stands in the place of a secret. */
export const secretMask = '••••'

/** Values shorter than this are hidden only where they are the whole text: inside of others they would be everywhere. */
const shortest = 4

/**
 * Hides secret values in all texts of a JSON-like value, also as they look in URLs, JSON strings and base64. Other members stay as
 * they are.
 */
export function maskSecrets<Value>(value: Value, secrets: Iterable<string>): Value {
  const known = [...new Set(secrets)].filter((secret) => secret !== '')
  if (known.length === 0) return value
  const short = new Set(known.filter((secret) => secret.length < shortest))
  const forms = [...new Set(known.filter((secret) => secret.length >= shortest).flatMap(formsOf))]
  // the longest first, so that nothing of a secret stays that holds another one
  forms.sort((one, other) => other.length - one.length)
  const mask = (text: string) =>
    short.has(text) ? secretMask : forms.reduce((masked, form) => masked.replaceAll(form, secretMask), text)
  return maskEach(value, mask) as Value
}

/** Hides secret values in those texts of a result that hold what was sent or came. */
export function maskResult(result: RequestResult, secrets: Iterable<string>): RequestResult {
  const { path, assertions, values, reason } = result
  const masked = maskSecrets({ path, assertions, values }, secrets)
  return { ...result, ...masked, ...(reason === undefined ? {} : { reason: maskSecrets(reason, secrets) }) }
}

function formsOf(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret.slice(0, 10_000))
  return [
    secret,
    encodeInQuery(secret, 0),
    encodeInPath(secret, 0),
    JSON.stringify(secret).slice(1, -1),
    btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  ]
}

function maskEach(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((each) => maskEach(each, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskEach(member, mask)]))
}
