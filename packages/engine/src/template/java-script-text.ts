/** What commons-lang 2.6 escapes, by its short form. */
const shortForms: Readonly<Record<string, string>> = {
  "'": "\\'",
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
}

const escaped = /['"\\/\u0000-\u001f\u0080-\uffff]/
/** 1 for the ASCII characters that stay. */
const plain = Uint8Array.from({ length: 128 }, (_, code) => Number(!escaped.test(String.fromCharCode(code))))

/** Bytes in two digits. */
const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'))

/** Text as commons-lang's `escapeJavaScript` has it: quotes, backslashes, slashes, control and non-ASCII characters escaped. */
export function escapeJavaScript(text: string): string {
  let at = text.search(escaped)
  if (at < 0) return text
  const parts: string[] = []
  let kept = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 128 && plain[code] === 1) continue
    if (kept < at) parts.push(text.slice(kept, at))
    const short = code < 128 ? shortForms[text.charAt(at)] : undefined
    parts.push(short ?? `\\u${hexBytes[code >> 8]}${hexBytes[code & 255]}`)
    kept = at + 1
  }
  parts.push(text.slice(kept))
  return parts.join('')
}
