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
const everyEscaped = new RegExp(escaped, 'g')

/** Text as commons-lang's `escapeJavaScript` has it: quotes, backslashes, slashes, control and non-ASCII characters escaped. */
export function escapeJavaScript(text: string): string {
  if (!escaped.test(text)) return text
  return text.replace(
    everyEscaped,
    (unit) => shortForms[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}
