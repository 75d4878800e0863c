import {
  code,
  directiveWords,
  isBlank,
  isDigit,
  isLetter,
  nameKind,
  scanBracketedWord,
  scanIdentifier,
  scanNumber,
  scanPunctuation,
  scanSet,
  scanString,
  scanWord,
  swallowLineEnd,
  whitespaceEnd,
} from './lex-scan.ts'
import type { PlainReferences } from './plain-reference.ts'
import { Token, type TokenKind } from './token.ts'

/**
 * What the lexer is inside of. Velocity 1.7 lexes by such states, a stack of them, and what one reference or directive
 * leaves on the stack decides how the next characters read; hence the states here are its states.
 */
type Mode =
  | 'text'
  | 'reference'
  | 'modifier'
  | 'arguments'
  | 'index'
  | 'directive-name'
  | 'directive'
  | 'line-comment'
  | 'block-comment'
  | 'text-block'

/** No token fits at `at`. */
export class LexicalError extends Error {
  override name = 'LexicalError'
  constructor(
    readonly at: number,
    readonly reason: 'end-of-template' | 'character',
  ) {
    super(reason)
  }
}

/** A match that goes on with more characters of the same token, or starts the token over. */
type Continuation = 'more' | 'skip' | 'lost'

/** Cuts a template into tokens, one at a time, as Velocity 1.7 does. */
export class Lexer {
  pos = 0
  #mode: Mode = 'text'
  #parensOpened = 0
  #parensClosed = 0
  #inComment = false
  #inSet = false
  readonly #modes: Mode[] = []
  readonly #counts: number[] = []
  /** End of the last match. */
  #end = 0
  /** The run of backslashes looked at last: it may be read two at a time. */
  #runStart = 0
  #runEnd = 0

  /** @param plain reads plain references; without it every reference comes in pieces */
  constructor(
    readonly source: string,
    private readonly plain: PlainReferences | null,
  ) {}

  /** The next token; at the end `eof`, again and again. Throws LexicalError. */
  next(): Token {
    const { source } = this
    let start = this.pos
    let lost = ''
    let lostLineComment = false
    for (;;) {
      const pieceStart = this.pos
      if (pieceStart >= source.length) {
        if (pieceStart > start) throw new LexicalError(start, 'end-of-template')
        return new Token('eof', pieceStart, pieceStart, pieceStart, lostLineComment ? '' : lost)
      }
      if (pieceStart === start && source.charCodeAt(start) === code.dollar) {
        const token = this.#plainReference(start, lostLineComment ? '' : lost)
        if (token !== null) return token
      }
      const match = this.#scan(pieceStart)
      this.pos = this.#end
      switch (match) {
        case 'more':
          break
        case 'skip':
          start = this.pos
          break
        case 'lost': {
          const image = source.slice(start, pieceStart)
          if (image !== '') lost += printedOf(image)
          lostLineComment = image.startsWith('##')
          start = this.pos
          break
        }
        default:
          // A dot forgets what was joined to it.
          return new Token(
            match,
            match === 'dot' ? pieceStart : start,
            pieceStart,
            this.#end,
            lostLineComment ? '' : lost,
          )
      }
    }
  }

  /** Inside a directive from here on: the parser knows that `#name` takes arguments. */
  enterDirective(): void {
    this.#mode = 'directive'
  }

  /** The `#name` just read has no arguments. */
  leaveDirective(): void {
    this.#pop()
  }

  /** The `#set(…)` just read is complete. */
  leaveSet(): void {
    this.#inSet = false
  }

  /** Whether blanks and then `(` come next. */
  parenthesisAhead(): boolean {
    let at = this.pos
    for (;;) {
      const unit = this.source.charCodeAt(at)
      if (unit === code.open) return true
      if (!isBlank(unit) && unit !== code.lf && unit !== code.cr) return false
      at++
    }
  }

  /** Goes on at an offset, in plain text: after an error. */
  restartAt(offset: number): void {
    this.pos = offset
    this.#mode = 'text'
    this.#parensOpened = 0
    this.#parensClosed = 0
    this.#inComment = false
    this.#inSet = false
    this.#modes.length = 0
    this.#counts.length = 0
  }

  #push(mode: Mode): void {
    this.#modes.push(this.#mode)
    this.#counts.push(this.#parensOpened, this.#parensClosed)
    this.#parensOpened = 0
    this.#mode = mode
  }

  #pop(): boolean {
    const mode = this.#modes.pop()
    if (mode === undefined) {
      this.#parensOpened = 0
      this.#mode = 'text'
      return false
    }
    this.#parensClosed = this.#counts.pop() ?? 0
    this.#parensOpened = this.#counts.pop() ?? 0
    this.#mode = mode
    return true
  }

  #found(kind: TokenKind, end: number): TokenKind {
    this.#end = end
    return kind
  }

  #continues(how: Continuation, end: number): Continuation {
    this.#end = end
    return how
  }

  #plainReference(at: number, lost: string): Token | null {
    const { plain } = this
    const mode = this.#mode
    if (plain === null || this.#inComment || (mode !== 'text' && mode !== 'directive' && mode !== 'arguments'))
      return null
    const reference = plain.read(at)
    if (reference === null) return null
    const leadStart = reference.quiet ? at + 2 : at + 1
    const token = new Token('reference', at, leadStart, plain.end, lost)
    token.plain = { reference, levels: plain.levels }
    this.pos = plain.end
    return token
  }

  #scan(at: number): TokenKind | Continuation {
    switch (this.#mode) {
      case 'text':
        return this.#scanText(at)
      case 'reference':
      case 'modifier':
        return this.#scanReference(at)
      case 'arguments':
      case 'index':
      case 'directive':
        return this.#scanInside(at)
      case 'directive-name':
        return this.#scanDirectiveName(at)
      case 'line-comment':
      case 'block-comment':
      case 'text-block':
        return this.#scanVerbatim(at)
    }
  }

  #scanText(at: number): TokenKind | Continuation {
    const { source } = this
    const unit = source.charCodeAt(at)
    if (unit === code.dollar) return this.#scanEmptyIndex(at) ?? this.#scanDollar(at)
    if (unit === code.backslash) return this.#scanBackslash(at)
    if (unit === code.hash || isBlank(unit)) {
      const setEnd = scanSet(source, at)
      if (setEnd > at) return this.#enterSet(setEnd)
      if (unit === code.hash) return this.#scanHash(at)
    }
    return this.#found('text', textEnd(source, at + 1))
  }

  #scanReference(at: number): TokenKind | Continuation {
    const { source } = this
    const unit = source.charCodeAt(at)
    const inReference = this.#mode === 'reference'
    switch (unit) {
      case code.openBracket:
        this.#push('index')
        return this.#found('index-[', at + 1)
      case code.openBrace:
        return this.#found('reference-{', at + 1)
      case code.closeBrace:
        this.#pop()
        return this.#found('reference-}', at + 1)
      case code.open:
        if (inReference) break
        this.#parensOpened++
        this.#mode = 'arguments'
        return this.#found('(', at + 1)
      case code.dot:
        if (!isLetter(source.charCodeAt(at + 1))) break
        this.#mode = 'modifier'
        return this.#found('dot', at + 1)
      case code.dollar:
        return (inReference ? this.#scanEmptyIndex(at) : null) ?? this.#scanDollar(at)
      case code.backslash: {
        const run = this.#backslashes(at)
        if (source.charCodeAt(run) === code.dollar) return this.#scanDollar(at)
        break
      }
      case code.hash:
      case code.space:
      case code.tab: {
        const setEnd = scanSet(source, at)
        if (setEnd > at) return this.#enterSet(setEnd)
        if (unit === code.hash) return this.#scanHash(at)
        break
      }
      default: {
        const end = scanIdentifier(source, at)
        if (end === at) break
        return this.#found(nameKind(source, at, end), end)
      }
    }
    this.#pop()
    return this.#continues('lost', at)
  }

  /** Inside the parentheses of a directive or of method arguments, or inside an index. */
  #scanInside(at: number): TokenKind | Continuation {
    const { source } = this
    const unit = source.charCodeAt(at)
    const mode = this.#mode
    if (mode === 'arguments' && (isBlank(unit) || unit === code.hash)) {
      const setEnd = scanSet(source, at)
      if (setEnd > at) return this.#enterSet(setEnd)
    }
    if (unit === code.space || unit === code.lf || unit === code.cr || unit === code.tab) {
      return this.#found('whitespace', whitespaceEnd(source, at + 1))
    }
    if (unit === code.dollar) return this.#scanDollar(at)
    if (unit === code.hash) return this.#scanHash(at)
    if (unit === code.backslash && source.charCodeAt(this.#backslashes(at)) === code.dollar) return this.#scanDollar(at)
    if (unit === code.quote || unit === code.apostrophe) {
      const end = scanString(source, at)
      if (end < 0) throw new LexicalError(at, 'character')
      this.#endsBareDirective(mode === 'directive')
      return this.#found('string', end)
    }
    if (isDigit(unit) || unit === code.minus || unit === code.dot) {
      const number = scanNumber(source, at)
      if (number !== null) {
        this.#endsBareDirective(mode === 'directive' || (mode === 'index' && number.kind === 'decimal'))
        return this.#found(number.kind, number.end)
      }
    }
    if (mode === 'index') return this.#scanIndexRest(at, unit)
    return mode === 'arguments' ? this.#scanArgumentsRest(at, unit) : this.#scanDirectiveRest(at, unit)
  }

  #scanIndexRest(at: number, unit: number): TokenKind {
    if (unit === code.closeBracket) {
      this.#pop()
      return this.#found('index-]', at + 1)
    }
    if (this.source.startsWith('true', at)) return this.#found('true', at + 4)
    if (this.source.startsWith('false', at)) return this.#found('false', at + 5)
    throw new LexicalError(at, 'character')
  }

  #scanArgumentsRest(at: number, unit: number): TokenKind {
    const { source } = this
    if (unit === code.close) {
      this.#mode = 'reference'
      return this.#found('arguments-)', at + 1)
    }
    const end = scanIdentifier(source, at)
    if (end > at) {
      return this.#found(nameKind(source, at, end), end)
    }
    if (unit === code.dot && isLetter(source.charCodeAt(at + 1))) {
      this.#mode = 'modifier'
      return this.#found('dot', at + 1)
    }
    const punctuation = scanPunctuation(source, at)
    if (punctuation !== null && argumentPunctuation.has(punctuation))
      return this.#found(punctuation, at + punctuation.length)
    throw new LexicalError(at, 'character')
  }

  #scanDirectiveRest(at: number, unit: number): TokenKind {
    const { source } = this
    if (unit === code.open) {
      this.#parensOpened++
      return this.#found('(', at + 1)
    }
    if (unit === code.close) {
      this.#closeParenthesis()
      return this.#found(')', swallowLineEnd(source, at + 1))
    }
    const wordEnd = scanWord(source, at)
    if (wordEnd > at) {
      const operator = wordEnd - at <= 5 ? directiveWords.get(source.slice(at, wordEnd)) : undefined
      return this.#found(operator ?? 'word', wordEnd)
    }
    const bracketedEnd = scanBracketedWord(source, at)
    if (bracketedEnd > at) return this.#found('bracketed-word', bracketedEnd)
    const punctuation = scanPunctuation(source, at)
    if (punctuation === null) throw new LexicalError(at, 'character')
    return this.#found(punctuation, at + punctuation.length)
  }

  #scanDirectiveName(at: number): TokenKind | Continuation {
    const { source } = this
    const unit = source.charCodeAt(at)
    const wordEnd = scanWord(source, at)
    if (wordEnd > at) return this.#directiveNamed(source.slice(at, wordEnd), 'word', wordEnd)
    const bracketedEnd = scanBracketedWord(source, at)
    if (bracketedEnd > at)
      return this.#directiveNamed(source.slice(at + 1, bracketedEnd - 1), 'bracketed-word', bracketedEnd)
    if (unit === code.dollar) return this.#scanDollar(at)
    if (unit === code.hash) return this.#scanHash(at)
    if (unit === code.backslash && source.charCodeAt(this.#backslashes(at)) === code.dollar) return this.#scanDollar(at)
    const number = scanNumber(source, at)
    if (number !== null) {
      this.#endsBareDirective(true)
      return this.#found(number.kind, number.end)
    }
    this.#pop()
    return this.#continues('lost', at)
  }

  #directiveNamed(name: string, kind: TokenKind, end: number): TokenKind {
    switch (name) {
      case 'if':
      case 'elseif':
        this.#mode = 'directive'
        return this.#found(name, end)
      case 'else':
      case 'end':
        this.#pop()
        return this.#found(name, swallowLineEnd(this.source, end))
      default:
        return this.#found(kind, end)
    }
  }

  /** Inside comments and text blocks; `$` and `#` still join to what follows, as in Velocity. */
  #scanVerbatim(at: number): TokenKind | Continuation {
    const { source } = this
    const unit = source.charCodeAt(at)
    if (unit === code.dollar) return this.#scanDollar(at)
    if (unit === code.hash) return this.#scanHash(at)
    if (unit === code.backslash && source.charCodeAt(this.#backslashes(at)) === code.dollar) return this.#scanDollar(at)
    if (this.#mode === 'line-comment') {
      if (unit === code.lf) return this.#endVerbatim('line-comment-end', at + 1)
      if (unit === code.cr)
        return this.#endVerbatim('line-comment-end', source.charCodeAt(at + 1) === code.lf ? at + 2 : at + 1)
      return this.#continues('skip', verbatimEnd(source, at + 1, code.lf, code.cr))
    }
    if (this.#mode === 'text-block') {
      if (source.startsWith(']]#', at)) return this.#endVerbatim('text-block', at + 3)
      return this.#continues('more', verbatimEnd(source, at + 1, code.closeBracket, code.closeBracket))
    }
    if (source.startsWith('*#', at)) return this.#endVerbatim('block-comment', at + 2)
    return this.#continues('skip', verbatimEnd(source, at + 1, code.star, code.star))
  }

  #endVerbatim(kind: TokenKind, end: number): TokenKind {
    this.#inComment = false
    this.#pop()
    return this.#found(kind, end)
  }

  #scanBackslash(at: number): TokenKind | Continuation {
    const { source } = this
    const run = this.#backslashes(at)
    const unit = source.charCodeAt(run)
    if (unit === code.dollar) return this.#scanDollar(at)
    if (unit === code.hash && (run - at) % 2 === 1) {
      const wordEnd = scanWord(source, run + 1)
      if (wordEnd > run + 1) return this.#found('escaped-directive', wordEnd)
      const bracketedEnd = scanBracketedWord(source, run + 1)
      if (bracketedEnd > run + 1) return this.#found('escaped-directive', bracketedEnd)
    }
    return run - at >= 2 ? this.#found('double-escape', at + 2) : this.#found('escape', at + 1)
  }

  /** `$[`, `$![`, `$\![` and `$.` are text. */
  #scanEmptyIndex(at: number): TokenKind | null {
    const { source } = this
    const next = source.charCodeAt(at + 1)
    if (next === code.openBracket || next === code.dot) return this.#found('empty-index', at + 2)
    const bang = next === code.backslash ? at + 2 : at + 1
    const isEmpty = source.charCodeAt(bang) === code.bang && source.charCodeAt(bang + 1) === code.openBracket
    return isEmpty ? this.#found('empty-index', bang + 2) : null
  }

  /** Backslashes, `$`, and `!` with backslashes before it. */
  #scanDollar(at: number): Continuation {
    const { source } = this
    const dollarEnd = this.#backslashes(at) + 1
    const bang = this.#backslashes(dollarEnd)
    if (!this.#inComment) {
      if (this.#mode === 'reference') this.#pop()
      this.#push('reference')
    }
    return this.#continues('more', source.charCodeAt(bang) === code.bang ? bang + 1 : dollarEnd)
  }

  #scanHash(at: number): TokenKind | Continuation {
    const { source } = this
    const mode = this.#mode
    const next = source.charCodeAt(at + 1)
    if (next === code.openBracket && source.charCodeAt(at + 2) === code.openBracket) {
      return this.#enterVerbatim('text-block', at + 3)
    }
    if (next === code.star) {
      const formal =
        source.charCodeAt(at + 2) === code.star && at + 3 < source.length && source.charCodeAt(at + 3) !== code.hash
      if (formal && this.#inComment) return this.#continues('more', at + 4)
      return this.#enterVerbatim('block-comment', formal ? at + 3 : at + 2)
    }
    if (
      next === code.hash &&
      (mode === 'text' || mode === 'directive-name' || mode === 'directive' || mode === 'reference')
    ) {
      if (mode === 'reference') this.#pop()
      this.#inComment = true
      this.#push('line-comment')
      return this.#found('line-comment', at + 2)
    }
    if (!this.#inComment) {
      if (mode === 'reference' || mode === 'modifier') this.#pop()
      this.#push('directive-name')
    }
    return this.#continues('more', at + 1)
  }

  #enterVerbatim(mode: 'block-comment' | 'text-block', end: number): Continuation {
    if (!this.#inComment) {
      this.#inComment = true
      this.#push(mode)
    }
    return this.#continues('more', end)
  }

  #enterSet(end: number): TokenKind {
    this.#push('directive')
    this.#inSet = true
    this.#parensOpened++
    return this.#found('set', end)
  }

  /** End of the run of backslashes at `at`. */
  #backslashes(at: number): number {
    if (at < this.#runStart || at >= this.#runEnd) {
      let end = at
      while (this.source.charCodeAt(end) === code.backslash) end++
      this.#runStart = at
      this.#runEnd = end
    }
    return Math.max(at, this.#runEnd)
  }

  /** A literal without parentheses around it ends the directive it stands in. */
  #endsBareDirective(applies: boolean): void {
    if (applies && !this.#inSet && this.#parensOpened === 0) this.#pop()
  }

  /** Leaves every state that has no open parenthesis, then closes one. */
  #closeParenthesis(): void {
    for (;;) {
      if (this.#parensOpened > 0) {
        if (this.#parensOpened === this.#parensClosed + 1) this.#pop()
        else this.#parensClosed++
        return
      }
      if (!this.#pop()) return
    }
  }
}

const argumentPunctuation: ReadonlySet<TokenKind> = new Set<TokenKind>(['[', ']', ',', '..', ':', '{', '}'])

/**
 * Of what is lost before a token, the characters that a text token gets back: `#`, `$`, and backslashes before `$`
 * (which cost the character after that `$`).
 */
function printedOf(image: string): string {
  return image.replace(/(\\+\$)[\s\S]?|[^#$]/g, '$1')
}

function textEnd(source: string, from: number): number {
  let end = from
  for (; end < source.length; end++) {
    const unit = source.charCodeAt(end)
    if (unit === code.dollar || unit === code.hash || unit === code.backslash) break
  }
  return end
}

/** Up to the next character that could end the state or join others to it. */
function verbatimEnd(source: string, from: number, one: number, other: number): number {
  let end = from
  for (; end < source.length; end++) {
    const unit = source.charCodeAt(end)
    if (unit === one || unit === other || unit === code.dollar || unit === code.hash || unit === code.backslash) break
  }
  return end
}
