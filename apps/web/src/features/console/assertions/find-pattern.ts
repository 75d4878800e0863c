import { compileJavaRegex } from '@gatewright/vtl'

/** Texts longer than this are not searched by patterns. */
const textLimit = 1_000_000

/** Whether a pattern finds something in a text, or why that cannot be told. Java's syntax, with a bound on the work. */
export function findPattern(pattern: string, text: string): boolean | { readonly problem: string } {
  if (text.length > textLimit)
    return { problem: `the text is longer than ${textLimit.toLocaleString('en-US')} characters` }
  try {
    return compileJavaRegex(pattern).find(text) !== null
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
}
