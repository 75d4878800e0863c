import type { Block, Dialect, Template } from './ast.ts'
import { positionAt, type TemplateProblem } from './diagnostics.ts'
import { defaultLimits, type TemplateLimits } from './limits.ts'
import { parseWhole } from './parse-block.ts'
import { ParsingAborted, TokenCursor } from './parse-cursor.ts'
import type { Token } from './token.ts'

export type ParseOptions = {
  /** Default: apigateway. */
  dialect?: Dialect
  limits?: Partial<TemplateLimits>
  /** Told of every token that is taken, with its place in the template; those inside a string come after the string. */
  onToken?: (token: Token, start: number, end: number) => void
}

/** A syntax tree, as far as there is one, and everything that is wrong. */
export type ParseResult = { ast: Template; problems: TemplateProblem[] }

/**
 * Parses a template as Velocity 1.7 does. Never throws: every mistake becomes a problem with its place, and parsing
 * goes on behind it, so that one mistake does not hide the rest. A template with a problem of severity error does not
 * render.
 */
export function parseTemplate(source: string, options: ParseOptions = {}): ParseResult {
  const dialect = options.dialect ?? 'apigateway'
  const limits = options.limits === undefined ? defaultLimits : { ...defaultLimits, ...options.limits }
  const problems: TemplateProblem[] = []
  let body: Block = { kind: 'block', statements: [], levels: 0, start: 0, end: source.length }
  const ast = (): Template => ({ kind: 'template', source, body, dialect, start: 0, end: source.length })
  if (source.length > limits.maxTemplateLength) {
    const message = `The template has ${source.length} characters; at most ${limits.maxTemplateLength} are allowed (limit maxTemplateLength)`
    const start = limits.maxTemplateLength
    problems.push({
      severity: 'error',
      code: 'too-long',
      message,
      start,
      end: source.length,
      ...positionAt(source, start),
    })
    return { ast: ast(), problems }
  }
  const session = {
    template: source,
    dialect,
    limits,
    problems,
    macroNames: new Set<string>(),
    parseInside: parseWhole,
    onToken: options.onToken,
    depth: 0,
    deepest: 0,
  }
  try {
    body = parseWhole(new TokenCursor(session, source, 0))
  } catch (error) {
    if (isStackOverflow(error)) problems.push(tooDeep(source))
    else if (!(error instanceof ParsingAborted)) throw error
  }
  if (problems.length > 1) problems.sort((one, other) => one.start - other.start)
  return { ast: ast(), problems }
}

/** The host's stack is smaller than usual: what the limit would allow does not fit. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack')
}

/** The problem that says so. */
export function tooDeep(source: string): TemplateProblem {
  const message = 'The template nests too deeply'
  return { severity: 'error', code: 'too-deep', message, start: 0, end: source.length, line: 1, column: 1 }
}
