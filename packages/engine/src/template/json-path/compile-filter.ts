import { compileJavaRegex, JavaDouble, type JavaValue, javaRegexFlags } from '@gatewright/vtl'
import { parsePayload } from '../payload.ts'
import type { Filter, FilterOperator, JsonPath, Operand } from './path.ts'
import type { PathText } from './path-text.ts'

/** Reads a path inside a filter; given by the path parser, which filters are a part of. */
export type ParsePath = (reader: PathText, filterDepth: number) => JsonPath

const deepestFilter = 50
const operatorToken = /===|!==|==|!=|<=|>=|=~|<|>|(?:nin|in|contains|all|size|empty|subsetof|anyof|noneof)\b/iy
const wordToken = /(?:true|false|null)\b/y
const numberToken = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const regexToken = /\/([^/\\]*(?:\\.[^/\\]*)*)\/([a-zA-Z]*)/sy

const flags: Readonly<Record<string, number>> = {
  d: javaRegexFlags.unixLines,
  i: javaRegexFlags.caseInsensitive,
  x: javaRegexFlags.comments,
  m: javaRegexFlags.multiline,
  s: javaRegexFlags.dotAll,
  u: javaRegexFlags.unicodeCase,
  U: javaRegexFlags.unicodeCharacterClass,
}

/** Reads the conditions of `[?(…)]`: `||` binds least, then `&&`, then `!`. */
export class FilterParser {
  constructor(
    private readonly reader: PathText,
    private readonly parsePath: ParsePath,
  ) {}

  filter(depth: number): Filter {
    if (depth > deepestFilter) this.reader.fail(`filters are nested more than ${deepestFilter} deep`)
    return this.#chain('or', depth)
  }

  /** A side of a comparison: a path, a literal, a JSON value or a regular expression. */
  operand(depth: number): Operand {
    const { reader } = this
    reader.skipBlanks()
    if (depth > deepestFilter) reader.fail(`filters are nested more than ${deepestFilter} deep`)
    switch (reader.unit) {
      case '@':
      case '$':
        return { kind: 'path', path: this.parsePath(reader, depth) }
      case "'":
      case '"':
        return { kind: 'literal', value: reader.quoted() }
      case '/':
        return this.#regex()
      case '[':
      case '{':
        return { kind: 'literal', value: this.#json() }
    }
    const word = reader.match(wordToken)?.[0]
    if (word !== undefined) return { kind: 'literal', value: word === 'null' ? null : word === 'true' }
    const number = reader.match(numberToken)?.[0]
    if (number !== undefined) {
      const value = /^-?\d+$/.test(number) ? parsePayload(number) : new JavaDouble(Number(number))
      return { kind: 'literal', value }
    }
    return reader.fail('a path like @.price, a text in quotes, a number, true, false or null is expected')
  }

  #chain(kind: 'or' | 'and', depth: number): Filter {
    const first = kind === 'or' ? this.#chain('and', depth) : this.#not(depth)
    const parts = [first]
    while (this.#take(kind === 'or' ? '||' : '&&'))
      parts.push(kind === 'or' ? this.#chain('and', depth) : this.#not(depth))
    return parts.length === 1 ? first : { kind, parts }
  }

  #take(token: string): boolean {
    this.reader.skipBlanks()
    return this.reader.take(token)
  }

  #not(depth: number): Filter {
    if (!this.#take('!')) return this.#part(depth)
    if (depth >= deepestFilter) this.reader.fail(`filters are nested more than ${deepestFilter} deep`)
    return { kind: 'not', part: this.#not(depth + 1) }
  }

  #part(depth: number): Filter {
    const { reader } = this
    if (reader.take('(')) {
      const inner = this.filter(depth + 1)
      reader.skipBlanks()
      reader.expect(')')
      return inner
    }
    const left = this.operand(depth)
    reader.skipBlanks()
    const operator = reader.match(operatorToken)?.[0].toLowerCase() as FilterOperator | undefined
    if (operator !== undefined) return { kind: 'compare', operator, left, right: this.operand(depth) }
    if (left.kind === 'path') return { kind: 'exists', path: left.path }
    return reader.fail('a comparison like == or < is expected')
  }

  #regex(): Operand {
    const { reader } = this
    const match = reader.match(regexToken)
    if (match === null) return reader.fail('the regular expression does not end with /')
    let bits = 0
    for (const flag of match[2] ?? '') bits |= flags[flag] ?? reader.fail(`there is no flag ${flag}`)
    try {
      return { kind: 'regex', regex: compileJavaRegex(match[1] ?? '', bits) }
    } catch (error) {
      return reader.fail(error instanceof Error ? error.message : String(error))
    }
  }

  /** A list or object in JSON, single quotes allowed: it ends where its brackets close. */
  #json(): JavaValue {
    const { reader } = this
    const begin = reader.at
    let open = 0
    do {
      const { unit } = reader
      if (unit === "'" || unit === '"') {
        reader.quoted()
        continue
      }
      reader.at++
      if (unit === '[' || unit === '{') open++
      if (unit === ']' || unit === '}') open--
    } while (open > 0 && !reader.atEnd)
    try {
      return parsePayload(reader.text.slice(begin, reader.at))
    } catch (error) {
      return reader.fail(error instanceof Error ? error.message : String(error))
    }
  }
}
