const control = /[\x00-\x09\x0b-\x1f\x7f]/

/** A text as one word of a POSIX shell; with characters that terminals change on the way, in the `$'…'` form of bash and zsh. */
export function shellQuote(text: string): string {
  if (!control.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`
  const escaped = text.replace(/[\\'\s]|[^\x20-\x7e]/gu, (character) => escapes[character] ?? escapedCode(character))
  return `$'${escaped}'`
}

const escapes: { readonly [character: string]: string } = {
  '\\': '\\\\',
  "'": "\\'",
  ' ': ' ',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function escapedCode(character: string): string {
  const code = character.codePointAt(0) ?? 0
  // octal has a fixed length, so that the digit after it stays one
  return code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : character
}
