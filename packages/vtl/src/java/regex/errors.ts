/** A pattern that Java refuses; the message is that of PatternSyntaxException: description, "near index n", pattern, caret. */
export class JavaRegexSyntaxError extends Error {
  override readonly name = 'JavaRegexSyntaxError'
  readonly description: string
  /** Place in the pattern, in code points; -1 when Java names none. */
  readonly index: number
  readonly pattern: string

  constructor(description: string, index: number, pattern: string) {
    super(syntaxMessage(description, index, pattern))
    this.description = description
    this.index = index
    this.pattern = pattern
  }
}

function syntaxMessage(description: string, index: number, pattern: string): string {
  const near = index >= 0 ? ` near index ${index}` : ''
  const caret = index >= 0 && index < pattern.length ? `\n${' '.repeat(index)}^` : ''
  return `${description}${near}\n${pattern}${caret}`
}

/** A replacement text that Java refuses. `exception` is the Java class, the message is Java's. */
export class JavaRegexReplacementError extends Error {
  override readonly name = 'JavaRegexReplacementError'
  readonly exception: 'IllegalArgumentException' | 'IndexOutOfBoundsException'

  constructor(exception: 'IllegalArgumentException' | 'IndexOutOfBoundsException', message: string) {
    super(message)
    this.exception = exception
  }
}

/** The work on one input passed its step budget. */
export class RegexBudgetExceeded extends Error {
  override readonly name = 'RegexBudgetExceeded'
  readonly pattern: string

  constructor(pattern: string) {
    super(
      `the regular expression takes too many steps on this input: ${abbreviate(pattern)}; make its repetitions unambiguous`,
    )
    this.pattern = pattern
  }
}

/** A pattern that is too long or too deeply nested to be compiled here. */
export class RegexTooComplex extends Error {
  override readonly name = 'RegexTooComplex'
  readonly pattern: string

  constructor(what: string, pattern: string) {
    super(`the regular expression ${what}: ${abbreviate(pattern)}`)
    this.pattern = pattern
  }
}

function abbreviate(pattern: string): string {
  return pattern.length > 80 ? `${pattern.slice(0, 77)}...` : pattern
}
