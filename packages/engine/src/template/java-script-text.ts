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

/** Text as commons-lang's `escapeJavaScript` has it: quotes, backslashes, slashes, control and non-ASCII characters escaped. */
export function escapeJavaScript(text: string): string {
  let at = text.search(escaped)
  if (at < 0) return text
  let result = ''
  let kept = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 128 && plain[code] === 1) continue
    const unit = text.charAt(at)
    result += text.slice(kept, at)
    result += shortForms[unit] ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`
    kept = at + 1
  }
  return result + text.slice(kept)
}
