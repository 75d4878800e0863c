import type { Accessor, Reference } from './ast.ts'
import type { TokenCursor } from './parse-cursor.ts'
import type { Token } from './token.ts'

const leadPattern = /^(\\*)([\s\S]*)$/

/** Reads what stands before the name: backslashes, characters that were joined to the token, `$`, `!` and `{`. */
export function makeReference(cursor: TokenCursor, first: Token, identifier: Token, accessors: Accessor[]): Reference {
  const { source } = cursor
  const end = cursor.last.end
  const formal = first.kind === 'reference-{'
  const name = source.slice(formal ? identifier.start : identifier.pieceStart, identifier.end)
  const nameSpan = { start: cursor.at(identifier.pieceStart), end: cursor.at(identifier.end) }
  let dollar = first.pieceStart - 1
  if (source.charCodeAt(dollar) === 33) dollar--
  if (dollar === first.start && source.charCodeAt(dollar) === 36) {
    const text = cursor.sourceOf(first, cursor.last, dollar)
    const quiet = dollar + 2 === first.pieceStart
    return {
      kind: 'reference',
      name,
      nameSpan,
      quiet,
      formal,
      accessors,
      source: text,
      nullText: quiet ? '' : text,
      before: '',
      backslashes: '',
      escaped: false,
      start: cursor.at(dollar),
      end: cursor.at(end),
    }
  }
  return unusualReference(cursor, first, { name, nameSpan, formal, accessors, end })
}

function unusualReference(
  cursor: TokenCursor,
  first: Token,
  known: Pick<Reference, 'name' | 'nameSpan' | 'formal' | 'accessors'> & { end: number },
): Reference {
  const { source } = cursor
  const image = source.slice(first.start, first.end)
  const whole = { start: cursor.at(first.start), end: cursor.at(known.end) }
  const common = { kind: 'reference', ...known, quiet: false, before: '', backslashes: '', escaped: false } as const
  if (image.includes('\\!')) {
    const text = image.replace('\\', '')
    const slashes = image.indexOf('\\', image.indexOf('$'))
    const nullText = slashes < 0 ? text : image.slice(0, slashes) + image.slice(slashes + 1)
    return { ...common, name: nullText, accessors: [], source: nullText, nullText, ...whole }
  }
  const [, slashes = '', rest = ''] = leadPattern.exec(image) ?? []
  const dollar = rest.lastIndexOf('$')
  if (dollar < 0) return { ...common, name: '', accessors: [], source: rest, nullText: rest, ...whole }
  const start = first.start + slashes.length + dollar
  first.printed = rest.slice(dollar)
  const text = cursor.sourceOf(first, cursor.last, start)
  const escaped = slashes.length % 2 === 1
  const quiet = rest.startsWith('$!', dollar)
  return {
    ...common,
    quiet,
    source: text,
    nullText: quiet && !escaped ? '' : text,
    before: rest.slice(0, dollar),
    backslashes: slashes.slice(0, slashes.length >> 1),
    escaped,
    start: cursor.at(start),
    end: whole.end,
  }
}
