export type { Run } from '@/server/run'

/** A body as text, or undefined for bytes that are no UTF-8. */
export function bodyText(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bodyBytes(base64))
  } catch {
    return undefined
  }
}

export function bodyBytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** Indents a JSON text; anything else comes back as it was, with `isJson` false. Numbers keep their digits. */
export function prettyJson(text: string): { text: string; isJson: boolean } {
  try {
    JSON.parse(text)
  } catch {
    return { text, isJson: false }
  }
  return { text: indent(text), isJson: true }
}

/** Indents without parsing values, so that 1.0 stays 1.0 and long numbers keep their digits. */
function indent(text: string): string {
  let out = ''
  let depth = 0
  const newline = () => `\n${'  '.repeat(depth)}`
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (token === '{' || token === '[') {
      depth++
      out += token + newline()
    } else if (token === '}' || token === ']') {
      depth--
      const empty = /[{[]\n\s*$/.test(out)
      out = empty ? out.replace(/\n\s*$/, '') + token : out + newline() + token
    } else if (token === ',') out += token + newline()
    else out += token === ':' ? ': ' : token
  }
  return out
}
