import type { Accessor, Expression, Reference, StringLiteral } from './ast.ts'
import { code, isDigit, isLetter, nameKind, scanIdentifier, scanSet, scanString, whitespaceEnd } from './lex-scan.ts'
import type { TokenCursor } from './parse-cursor.ts'

const nothing: readonly never[] = []

/** How deep references in the arguments of references are followed. */
const deepest = 4

/** So many levels must be left at least: what is plain never meets the limit of nesting. */
const spareLevels = deepest + 4

type Cursor = Pick<TokenCursor, 'source' | 'session' | 'at'>

/**
 * Reads whole references that are the same in all of Velocity's lexical states: `$name`, `$!name` and `${name}` with
 * properties and calls, whose arguments are texts without anything to resolve, integers, and such references again.
 * Nearly all are like that, and reading one at a time costs a fraction of its tokens. Whatever else begins with `$` is
 * left to the lexer and the parser, which would read these to the same tree.
 */
export class PlainReferences {
  /** The end of what was read last. */
  end = 0
  /** How many references there are inside one another in what was read last. */
  levels = 0
  /** What begins before here was looked at in vain, and is not again: reading stays linear. */
  #vainUntil = 0

  constructor(private readonly text: Cursor) {}

  /** The plain reference with its `$` at an offset, if one begins there. */
  read(dollar: number): Reference | null {
    const { depth, limits } = this.text.session
    if (dollar < this.#vainUntil || depth + spareLevels > limits.maxNestingDepth) return null
    this.levels = 0
    const reference = this.#reference(dollar, 1)
    if (reference === null) this.#vainUntil = this.end
    return reference
  }

  /** Each of these goes on behind what it gives, or up to what is not plain. */
  #reference(dollar: number, level: number): Reference | null {
    const { text } = this
    const { source } = text
    if (level > this.levels) this.levels = level
    const quiet = source.charCodeAt(dollar + 1) === code.bang
    const lead = quiet ? dollar + 2 : dollar + 1
    const formal = source.charCodeAt(lead) === code.openBrace
    const nameStart = formal ? lead + 1 : lead
    const nameEnd = scanIdentifier(source, nameStart)
    this.end = nameEnd
    if (nameEnd === nameStart || nameKind(source, nameStart, nameEnd) !== 'identifier') return null
    const accessors = source.charCodeAt(nameEnd) === code.dot ? this.#accessors(level) : nothing
    if (accessors === null) return null
    if (formal ? source.charCodeAt(this.end++) !== code.closeBrace : !endsAt(source, this.end)) return null
    const written = source.slice(dollar, this.end)
    return {
      kind: 'reference',
      name: source.slice(nameStart, nameEnd),
      nameSpan: { start: text.at(nameStart), end: text.at(nameEnd) },
      quiet,
      formal,
      accessors,
      source: written,
      nullText: quiet ? '' : written,
      before: '',
      backslashes: '',
      escaped: false,
      start: text.at(dollar),
      end: text.at(this.end),
    }
  }

  #accessors(level: number): readonly Accessor[] | null {
    const { source } = this.text
    let accessors: Accessor[] | null = null
    while (source.charCodeAt(this.end) === code.dot && isLetter(source.charCodeAt(this.end + 1))) {
      const accessor = this.#accessor(this.end + 1, level)
      if (accessor === null) return null
      if (accessors === null) accessors = [accessor]
      else accessors.push(accessor)
    }
    return accessors ?? nothing
  }

  #accessor(nameStart: number, level: number): Accessor | null {
    const { text } = this
    const { source } = text
    const nameEnd = scanIdentifier(source, nameStart)
    this.end = nameEnd
    if (nameKind(source, nameStart, nameEnd) !== 'identifier') return null
    const name = source.slice(nameStart, nameEnd)
    const start = text.at(nameStart)
    const end = text.at(nameEnd)
    if (source.charCodeAt(nameEnd) !== code.open) return { kind: 'property', name, start, end }
    const args = this.#arguments(level)
    if (args === null) return null
    return { kind: 'method', name, nameSpan: { start, end }, args, start, end: text.at(this.end) }
  }

  #arguments(level: number): readonly Expression[] | null {
    const { source } = this.text
    this.end++
    if (source.charCodeAt(this.end) === code.close) {
      this.end++
      return nothing
    }
    let args: Expression[] | null = null
    for (;;) {
      this.end = whitespaceEnd(source, this.end)
      const arg = this.#argument(level)
      if (arg === null) return null
      if (args === null) args = [arg]
      else args.push(arg)
      this.end = whitespaceEnd(source, this.end)
      const unit = source.charCodeAt(this.end++)
      if (unit === code.close) return args
      if (unit !== code.comma) return null
    }
  }

  #argument(level: number): Expression | null {
    const { source } = this.text
    const start = this.end
    const unit = source.charCodeAt(start)
    switch (unit) {
      case code.dollar:
        return level < deepest ? this.#reference(start, level + 1) : null
      case code.quote:
      case code.apostrophe:
        return this.#string(unit)
      default:
        return this.#integer()
    }
  }

  #string(quote: number): StringLiteral | null {
    const { source } = this.text
    const start = this.end
    const end = quote === code.quote ? plainTextEnd(source, start) : scanString(source, start)
    if (end < 0) return null
    this.end = end
    const content = source.slice(start + 1, end - 1)
    return literalText(quote === code.quote ? content : unquoted(content), this.text.at(start), this.text.at(end))
  }

  #integer(): Expression | null {
    const { text } = this
    const { source } = text
    const start = this.end
    let end = source.charCodeAt(start) === code.minus ? start + 1 : start
    const digits = end
    while (isDigit(source.charCodeAt(end))) end++
    this.end = end
    if (end === digits) return null
    return { kind: 'number', text: source.slice(start, end), form: 'integer', start: text.at(start), end: text.at(end) }
  }
}

/** Whether a reference ends here in any state, and leaves what follows as it is. */
function endsAt(source: string, at: number): boolean {
  switch (source.charCodeAt(at)) {
    case code.openBracket:
    case code.openBrace:
    case code.closeBrace:
    case code.dollar:
    case code.backslash:
    case code.hash:
      return false
    case code.space:
    case code.tab:
      return scanSet(source, at) === at
    default:
      return scanIdentifier(source, at) === at
  }
}

/** End of the text in double quotes at an offset; -1 where there is something in it that Velocity looks at. */
function plainTextEnd(source: string, at: number): number {
  for (let end = at + 1; end < source.length; end++) {
    const unit = source.charCodeAt(end)
    if (unit === code.quote) return source.charCodeAt(end + 1) === code.quote ? -1 : end + 1
    if (unit === code.dollar || unit === code.hash || unit === code.backslash) return -1
  }
  return -1
}

/** Where the first token of a plain reference would end if it came in pieces: behind its brace, or else its name. */
export function plainLeadEnd(source: string, leadStart: number): number {
  return source.charCodeAt(leadStart) === code.openBrace ? leadStart + 1 : scanIdentifier(source, leadStart)
}

/** A text without references or directives in it. */
export function literalText(text: string, start: number, end: number): StringLiteral {
  return { kind: 'string', text, template: null, trimsLast: false, start, end }
}

/** The content of a text in single quotes, in which two stand for one. */
export function unquoted(content: string): string {
  return content.includes("'") ? content.replaceAll("''", "'") : content
}
