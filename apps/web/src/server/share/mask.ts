const webToken = /^(\s*(?:\w+\s+)?eyJ[\w-]*\.[\w-]*\.)([\w-]+)(\s*)$/
const scheme = /^(?:Basic|Bearer|Digest|Token|ApiKey|AWS4-HMAC-SHA256)\s+/i

/**
 * A value of the same form with nothing of the secret in it: letters become x, digits 0, so that patterns and lengths that
 * the API checks still hold. The scheme of an Authorization header stays, and the claims of a JSON web token.
 */
export function maskValue(value: string): string {
  const token = webToken.exec(value)
  if (token !== null) return `${token[1]}${maskLetters(token[2] ?? '')}${token[3]}`
  const prefix = scheme.exec(value)?.[0] ?? ''
  return prefix + maskLetters(value.slice(prefix.length))
}

/** What {@link maskValue} keeps, in words. */
export function keptOf(value: string): string {
  if (webToken.test(value)) return 'signature masked, claims kept'
  return scheme.test(value) ? 'scheme and form kept' : 'name and form kept'
}

function maskLetters(text: string): string {
  return text
    .replace(/[a-z]/g, 'x')
    .replace(/[A-Z]/g, 'X')
    .replace(/[0-9]/g, '0')
    .replace(/[^\x20-\x7e\s]/g, 'x')
}
