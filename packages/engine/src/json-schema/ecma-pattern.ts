/**
 * Writes an ECMA 262 pattern so that a Java regular expression finds the same: `$` means the very end, and brackets and
 * ampersands inside a character class are themselves.
 */
export function ecmaToJava(pattern: string): string {
  let java = ''
  let isInClass = false
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? ''
    if (character === '\\') {
      java += character + (pattern[at + 1] ?? '')
      at += 1
    } else if (isInClass) {
      if (character === ']') isInClass = false
      java += character === '[' || character === '&' ? `\\${character}` : character
    } else if (character === '[') {
      const everything = pattern.startsWith('[^]', at)
      if (everything || pattern.startsWith('[]', at)) {
        java += everything ? '[\\s\\S]' : '(?!)'
        at += everything ? 2 : 1
      } else {
        isInClass = true
        java += character
      }
    } else {
      java += character === '$' ? '\\z' : character
    }
  }
  return java
}
