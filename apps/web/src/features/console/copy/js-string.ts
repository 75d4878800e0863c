/**
 * A text as a string literal that JavaScript, JSON and Python read alike: the escapes of JSON, and those of line separators and
 * lone surrogates, which editors and encoders change.
 */
export function jsString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
