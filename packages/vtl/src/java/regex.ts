export { compileJavaRegex } from './regex/compile-java-regex.ts'
export {
  JavaRegexReplacementError,
  JavaRegexSyntaxError,
  RegexBudgetExceeded,
  RegexTooComplex,
} from './regex/errors.ts'
export {
  type JavaMatch,
  type JavaRegex,
  javaRegexFlags,
  type RegexBudget,
} from './regex/java-regex.ts'
