import type { Span } from '@gatewright/vtl'

/** A value of a JSON text and where it stands. */
export type JsonPlace = {
  start: number
  end: number
  /** `$.items[0].name`, `$["odd name"]`: the way from the whole to this value. */
  path: string
  kind: 'object' | 'array' | 'string' | 'number' | 'word'
  /** The name before the value, with its quotes. */
  name?: Span
  members: JsonPlace[]
}

const deepest = 200
const blank = /\s*/y
const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y
const bare = /[^\s,:[\]{}"']+/y

/**
 * Reads where the values of a JSON text stand. Takes the lax forms that the service takes, too (single quotes, bare
 * names, a comma at the end); what cannot be read ends it, with the values so far.
 */
export function jsonPlaces(text: string): JsonPlace | undefined {
  return new Reader(text).value('$', 0)
}

/** One step of a path: the form that {@link JsonPlace.path} has. */
export function pathStep(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}

/** The value at a path, as {@link JsonPlace.path} writes it. */
export function findPlace(root: JsonPlace, path: string): JsonPlace | undefined {
  if (root.path === path) return root
  for (const member of root.members) {
    if (member.path === path) return member
    if (path.startsWith(member.path) && /^[.[]/.test(path.slice(member.path.length))) return findPlace(member, path)
  }
  return undefined
}

/** The innermost value at an offset; the name before a value counts as the value. */
export function placeAt(root: JsonPlace, offset: number): JsonPlace | undefined {
  const from = root.name?.start ?? root.start
  if (offset < from || offset > root.end) return undefined
  for (const member of root.members) {
    const inner = placeAt(member, offset)
    if (inner !== undefined) return inner
  }
  return root
}

/** All values below and including this one, outer ones first. */
export function* eachPlace(root: JsonPlace): IterableIterator<JsonPlace> {
  yield root
  for (const member of root.members) yield* eachPlace(member)
}

/** A JSONPath that leads to one value, in the form of {@link JsonPlace.path}; undefined for one that may lead to several. */
export function plainPath(jsonPath: string): string | undefined {
  const text = jsonPath.startsWith('$') ? jsonPath.slice(1) : `.${jsonPath}`
  const step = /\.([^.[\]()*?@\s'"]+)|\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\d+))\s*\]/y
  let path = '$'
  let at = 0
  while (at < text.length) {
    step.lastIndex = at
    const match = step.exec(text)
    if (match === null) return undefined
    const [, name, single, double, index] = match
    path += index === undefined ? pathStep(name ?? single ?? double ?? '') : pathStep(Number(index))
    at = step.lastIndex
  }
  return path
}

class Reader {
  #at = 0

  constructor(private readonly text: string) {}

  value(path: string, depth: number): JsonPlace | undefined {
    this.#skip()
    const start = this.#at
    const first = this.text.charAt(start)
    if (first === '{' || first === '[') {
      const place: JsonPlace = { path, start, end: start + 1, kind: first === '{' ? 'object' : 'array', members: [] }
      this.#at++
      if (depth < deepest) {
        if (first === '{') this.#object(place, depth)
        else this.#array(place, depth)
      }
      place.end = this.#at
      return place
    }
    const string = this.#match(quoted)
    if (string !== undefined) return { path, start, end: this.#at, kind: 'string', members: [] }
    const word = this.#match(bare)
    if (word === undefined) return undefined
    return { path, start, end: this.#at, kind: /^-?\d/.test(word) ? 'number' : 'word', members: [] }
  }

  #object(place: JsonPlace, depth: number): void {
    for (;;) {
      this.#skip()
      if (this.#take('}')) return
      const start = this.#at
      const written = this.#match(quoted) ?? this.#match(bare)
      if (written === undefined) return
      const name = { start, end: this.#at }
      this.#skip()
      if (!this.#take(':')) return
      const member = this.value(place.path + pathStep(unquote(written)), depth + 1)
      if (member === undefined) return
      member.name = name
      place.members.push(member)
      this.#skip()
      if (!this.#take(',')) {
        this.#take('}')
        return
      }
    }
  }

  #array(place: JsonPlace, depth: number): void {
    for (let index = 0; ; index++) {
      this.#skip()
      if (this.#take(']')) return
      const member = this.value(place.path + pathStep(index), depth + 1)
      if (member === undefined) return
      place.members.push(member)
      this.#skip()
      if (!this.#take(',')) {
        this.#take(']')
        return
      }
    }
  }

  #skip(): void {
    this.#match(blank)
  }

  #take(sign: string): boolean {
    if (this.text.charAt(this.#at) !== sign) return false
    this.#at++
    return true
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.text)
    if (match === null) return undefined
    this.#at = pattern.lastIndex
    return match[0]
  }
}

function unquote(written: string): string {
  const first = written.charAt(0)
  if (first === '"') {
    try {
      return JSON.parse(written) as string
    } catch {
      return written.slice(1, -1)
    }
  }
  return first === "'" ? written.slice(1, -1) : written
}
