/** A place in a template: offsets in UTF-16 units, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** Something wrong, or doubtful, in a template. `line` and `column` are 1-based and tell where `start` is. */
export type TemplateProblem = {
  severity: 'error' | 'warning'
  /** Stable name of the kind of problem, e.g. `missing-end`. */
  code: string
  /** What is wrong, and the way out. */
  message: string
  start: number
  end: number
  line: number
  column: number
}

/** 1-based line and column of an offset; a line ends at LF, CR or CRLF. */
export function positionAt(source: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  const end = Math.min(offset, source.length)
  for (let index = 0; index < end; index++) {
    const unit = source.charCodeAt(index)
    if (unit === 10 || (unit === 13 && source.charCodeAt(index + 1) !== 10)) {
      line++
      lineStart = index + 1
    }
  }
  return { line, column: end - lineStart + 1 }
}

/** The template cannot be compiled; `problems` names every place. */
export class TemplateParseError extends Error {
  override name = 'TemplateParseError'
  constructor(readonly problems: readonly TemplateProblem[]) {
    const first = problems[0]
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
    super(
      first ? `Line ${first.line}, column ${first.column}: ${first.message}${more}` : 'The template cannot be parsed',
    )
  }
}

export type RenderErrorCode =
  /** A Java method threw, e.g. an index out of range. */
  | 'exception'
  /** A named limit was reached; `limit` tells which. */
  | 'limit'
  /** A directive cannot do what it says, e.g. `#parse` or a `#foreach` without its list. */
  | 'directive'
  /** The text given to `#evaluate` does not parse. */
  | 'evaluate'

/** The rendering failed: there is no output. */
export class TemplateRenderError extends Error {
  override name = 'TemplateRenderError'
  readonly code: RenderErrorCode
  readonly line: number
  readonly column: number
  readonly start: number
  readonly end: number
  /** The reference at fault as written, e.g. `$list[5]`. */
  readonly reference: string | undefined
  /** The directive at fault, e.g. `foreach`. */
  readonly directive: string | undefined
  /** Of code `limit`: the name of the limit. */
  readonly limit: string | undefined

  constructor(details: {
    message: string
    code: RenderErrorCode
    source: string
    span: Span
    reference?: string | undefined
    directive?: string | undefined
    limit?: string | undefined
    cause?: unknown
  }) {
    const { line, column } = positionAt(details.source, details.span.start)
    super(`${details.message} (line ${line}, column ${column})`, { cause: details.cause })
    this.code = details.code
    this.line = line
    this.column = column
    this.start = details.span.start
    this.end = details.span.end
    this.reference = details.reference
    this.directive = details.directive
    this.limit = details.limit
  }
}
