import { FilterParser } from './compile-filter.ts'
import { type FunctionStep, functionNames, type JsonPath, type Operand, type PathStep, type PathToken } from './path.ts'
import { PathText } from './path-text.ts'

const longestPath = 20_000
const cacheSize = 500
const longestCached = 1_000

/** Compiled paths, the least recently used first. */
const cache = new Map<string, JsonPath>()

/**
 * Compiles a JSON path as Jayway reads it; without a leading `$` it is taken as `$.path`.
 *
 * @throws InvalidPath with the position of the mistake
 */
export function compilePath(source: string): JsonPath {
  const known = cache.get(source)
  if (known !== undefined) return known
  const text = source.trim()
  if (text.length > longestPath) new PathText(text).fail(`it is longer than ${longestPath} characters`)
  const reader = new PathText(/^[$@]/.test(text) ? text : `$.${text}`)
  const path = parsePath(reader, 0)
  if (!reader.atEnd) reader.fail(`${reader.unit} means nothing here`)
  if (source.length <= longestCached) {
    if (cache.size >= cacheSize) cache.clear()
    cache.set(source, path)
  }
  return path
}

/** Reads a path that begins here; inside a filter it ends at a blank or an operator. */
export function parsePath(reader: PathText, filterDepth: number): JsonPath {
  const begin = reader.at
  const root = reader.unit === '@' ? 'item' : 'document'
  reader.at++
  const steps: PathStep[] = []
  while (!reader.atEnd && !(filterDepth > 0 && endsInFilter(reader))) readStep(reader, steps, filterDepth)
  if (steps.at(-1)?.kind === 'scan') reader.fail('it must not end with ..')
  return linked(reader.text.slice(begin, reader.at), root, steps)
}

function endsInFilter(reader: PathText): boolean {
  return !/[.[]/.test(reader.unit)
}

function readStep(reader: PathText, steps: PathStep[], filterDepth: number): void {
  if (reader.take('..')) {
    steps.push({ kind: 'scan' })
    if (reader.unit === '.') reader.fail('a third . means nothing here')
    if (!reader.atEnd && reader.unit !== '[') readName(reader, steps, filterDepth)
    return
  }
  if (reader.take('.')) {
    if (reader.atEnd) reader.fail('a name is expected after the last .')
  }
  if (reader.unit === '[') steps.push(readBracket(reader, filterDepth))
  else if (steps.length === 0 && reader.text.charAt(reader.at - 1) !== '.') reader.fail('. or [ is expected')
  else readName(reader, steps, filterDepth)
}

const nameInPath = /[^.[ (*][^.[ (]*/y
const nameInFilter = /[^.[ ()*=<>!~&|,\]][^.[ ()=<>!~&|,\]]*/y

function readName(reader: PathText, steps: PathStep[], filterDepth: number): void {
  if (reader.take('*')) {
    steps.push({ kind: 'wildcard' })
    return
  }
  const name = reader.match(filterDepth > 0 ? nameInFilter : nameInPath)?.[0]
  if (name === undefined) reader.fail('a name is expected')
  if (reader.unit === '(') {
    steps.push(readFunction(reader, name, filterDepth))
    return
  }
  if (filterDepth === 0 && reader.unit === ' ') {
    reader.fail("a name with blanks must be written in brackets, like ['my name']")
  }
  steps.push({ kind: 'property', names: [name] })
}

function readFunction(reader: PathText, word: string, filterDepth: number): FunctionStep {
  const name = functionNames.find((known) => known === word)
  if (name === undefined) return reader.fail(`there is no function ${word}(); there are ${functionNames.join(', ')}`)
  reader.expect('(')
  const args: Operand[] = []
  reader.skipBlanks()
  if (reader.take(')')) return { kind: 'function', name, args }
  do {
    args.push(new FilterParser(reader, parsePath).operand(filterDepth + 1))
    reader.skipBlanks()
  } while (reader.take(','))
  reader.expect(')')
  return { kind: 'function', name, args }
}

function readBracket(reader: PathText, filterDepth: number): PathStep {
  reader.expect('[')
  reader.skipBlanks()
  if (reader.unit === "'" || reader.unit === '"') return { kind: 'property', names: readNames(reader) }
  if (reader.take('*')) {
    closeBracket(reader)
    return { kind: 'wildcard' }
  }
  if (reader.take('?')) {
    reader.skipBlanks()
    reader.expect('(')
    const filter = new FilterParser(reader, parsePath).filter(filterDepth + 1)
    reader.skipBlanks()
    reader.expect(')')
    closeBracket(reader)
    return { kind: 'filter', filter }
  }
  return readIndexes(reader)
}

function readNames(reader: PathText): string[] {
  const names: string[] = []
  do {
    reader.skipBlanks()
    if (reader.unit !== "'" && reader.unit !== '"') reader.fail('a name in quotes is expected')
    names.push(reader.quoted())
    reader.skipBlanks()
  } while (reader.take(','))
  reader.expect(']')
  return names
}

const sliceToken = /(-?\d{1,9})? *: *(-?\d{1,9})?(?: *: *-?\d{0,9})? *\]/y
const indexesToken = /-?\d{1,9}(?: *, *-?\d{1,9})* *\]/y

function readIndexes(reader: PathText): PathStep {
  const slice = reader.match(sliceToken)
  if (slice !== null) {
    const from = slice[1] === undefined ? undefined : Number(slice[1])
    const to = slice[2] === undefined ? undefined : Number(slice[2])
    if (from === undefined && to === undefined) reader.fail('a slice needs a beginning or an end, like [1:] or [:2]')
    return { kind: 'slice', from, to }
  }
  const indexes = reader.match(indexesToken)?.[0]
  if (indexes === undefined) {
    reader.fail('an index, a slice, *, a name in quotes or a filter like ?(@.price < 10) is expected in [ ]')
  }
  return { kind: 'index', indexes: indexes.slice(0, -1).split(',').map(Number) }
}

function closeBracket(reader: PathText): void {
  reader.skipBlanks()
  reader.expect(']')
}

/** Tells every step what stands around it. */
function linked(source: string, root: JsonPath['root'], steps: readonly PathStep[]): JsonPath {
  const last = steps.at(-1)
  const overAll = last?.kind === 'function' && steps.some(({ kind }) => kind === 'scan') ? last : undefined
  const own = overAll === undefined ? steps : steps.slice(0, -1)
  const tokens: PathToken[] = []
  let definite = true
  own.forEach((step, at) => {
    const leaf = at === own.length - 1
    tokens.push({ ...step, upstreamDefinite: definite, leaf })
    definite &&= isDefinite(step, leaf)
  })
  return { source, root, tokens, overAll, definite: definite || overAll !== undefined }
}

function isDefinite(step: PathStep, leaf: boolean): boolean {
  switch (step.kind) {
    case 'property':
      return leaf || step.names.length === 1
    case 'index':
      return step.indexes.length === 1
    case 'function':
      return true
    default:
      return false
  }
}
