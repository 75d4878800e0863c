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

/** Text as commons-lang's `escapeJavaScript` has it: quotes, backslashes, slashes, control and non-ASCII characters escaped. */
export function escapeJavaScript(text: string): string {
  return text.replace(
    /['"\\/\u0000-\u001f\u0080-\uffff]/g,
    (unit) => shortForms[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}
