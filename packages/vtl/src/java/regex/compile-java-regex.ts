import { RegexTooComplex } from './errors.ts'
import type { JavaRegex } from './java-regex.ts'

/**
 * Compiles a pattern as java.util.regex.Pattern.compile(pattern, flags) of Java 17 does.
 * Throws JavaRegexSyntaxError for what Java refuses, RegexTooComplex for what is beyond the limits here.
 */
export function compileJavaRegex(pattern: string, _flags = 0): JavaRegex {
  throw new RegexTooComplex('cannot be compiled yet', pattern)
}
