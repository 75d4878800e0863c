import type { Reference } from './ast.ts'

/** What a token is. The names of operators stand for their word forms too (`and` is `&&`). */
export type TokenKind =
  | 'eof'
  | 'text'
  | 'escape'
  | 'double-escape'
  | 'escaped-directive'
  | 'empty-index'
  | 'line-comment'
  | 'line-comment-end'
  | 'block-comment'
  | 'text-block'
  | 'set'
  | 'if'
  | 'elseif'
  | 'else'
  | 'end'
  | 'word'
  | 'bracketed-word'
  | 'reference'
  | 'identifier'
  | 'dot'
  | 'reference-{'
  | 'reference-}'
  | 'index-['
  | 'index-]'
  | 'arguments-)'
  | 'whitespace'
  | 'string'
  | 'integer'
  | 'decimal'
  | 'true'
  | 'false'
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | ':'
  | '..'
  | '='
  | '!'
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'

/** A reference that came in one token, and how many references are inside one another in it. */
export type PlainReference = { readonly reference: Reference; readonly levels: number }

/** A token, linked to the one after it once that is read. */
export class Token {
  next: Token | null = null
  /** What the token stands for where tokens are printed again, if not its source: escapes are taken off. */
  printed: string | null = null

  /** The whole reference that a token of kind `reference` is. */
  plain: PlainReference | null = null

  constructor(
    readonly kind: TokenKind,
    /** Where the token starts, together with the `$`, `#` and backslashes that lead to it. */
    readonly start: number,
    /** Where its last piece starts: the name of `$!name`. */
    readonly pieceStart: number,
    readonly end: number,
    /** Characters lost before the token, which come back when it is text: the `$` of `$ 5`. */
    readonly lost: string,
  ) {}
}
