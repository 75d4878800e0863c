import { JavaMap, type JavaValue, JsonArray, type Meter } from '@gatewright/vtl'
import { InvalidPath } from './invalid-path.ts'
import type { Filter, FunctionStep, JsonPath, PathToken } from './path.ts'
import { stepText } from './step-text.ts'

/** What a path found: one value, or a list of values. */
export type PathResult = {
  readonly value: JavaValue
  /** Steps from the root to each value, like `.items[0].name`, where asked for; none for what a function made. */
  readonly places: readonly string[] | undefined
}

/** What paths need of filters and functions, which in turn hold paths. */
export type PathParts = {
  passes(filter: Filter, item: JavaValue, root: JavaValue, meter: Meter): boolean
  apply(step: FunctionStep, value: JavaValue, root: JavaValue, meter: Meter): JavaValue
  applyOverAll(step: FunctionStep, found: JsonArray, root: JavaValue, meter: Meter): JavaValue
}

type Token<Kind extends PathToken['kind']> = Extract<PathToken, { kind: Kind }>

/** One evaluation of a path. */
export class PathEvaluation {
  readonly #found: JsonArray | undefined
  /** What a definite path found. */
  #only: JavaValue | undefined
  readonly #places: string[] | undefined
  readonly #tokens: readonly PathToken[]
  /** A definite part of the path led nowhere. */
  #missing = false

  constructor(
    private readonly path: JsonPath,
    private readonly root: JavaValue,
    private readonly meter: Meter,
    private readonly parts: PathParts,
    located: boolean,
  ) {
    this.#found = path.definite && path.overAll === undefined ? undefined : new JsonArray()
    this.#places = located ? [] : undefined
    this.#tokens = path.tokens
  }

  /** Returns undefined when there is nothing where a definite path, or the definite beginning of a path, leads. */
  run(start: JavaValue): PathResult | undefined {
    const { path } = this
    this.#go(0, start, '')
    if (this.#missing) return undefined
    const found = this.#found
    if (found === undefined) return this.#only === undefined ? undefined : { value: this.#only, places: this.#places }
    if (path.overAll !== undefined) {
      return { value: this.parts.applyOverAll(path.overAll, found, this.root, this.meter), places: undefined }
    }
    return { value: found, places: this.#places }
  }

  #go(at: number, value: JavaValue, place: string): void {
    if (this.#missing) return
    this.meter.spend(1)
    const token = this.#tokens[at]
    if (token === undefined) {
      this.#add(value, place)
      return
    }
    switch (token.kind) {
      case 'property':
        this.#property(token, at, value, place)
        break
      case 'index':
      case 'slice':
        this.#items(token, at, value, place)
        break
      case 'wildcard':
        this.#each(at, value, place)
        break
      case 'scan':
        this.#scan(at, value, place)
        break
      case 'filter':
        this.#filter(token, at, value, place)
        break
      case 'function':
        this.#go(at + 1, this.parts.apply(token, value, this.root, this.meter), place)
    }
  }

  #add(value: JavaValue, place: string): void {
    this.#places?.push(place)
    if (this.#found === undefined) {
      this.#only = value
      return
    }
    this.meter.spendItems(this.#found.length)
    this.#found[this.#found.length] = value
  }

  /** Nothing is here: that ends a path that is definite so far, and a branch of any other. */
  #nothing(token: PathToken): void {
    if (token.upstreamDefinite) this.#missing = true
  }

  #step(place: string, key: string | number): string {
    if (this.#places === undefined) return ''
    return place + stepText(key)
  }

  #property(token: Token<'property'>, at: number, value: JavaValue, place: string): void {
    if (!(value instanceof JavaMap)) {
      this.#nothing(token)
      return
    }
    const { names } = token
    const [only] = names
    if (names.length === 1 && only !== undefined) {
      if (value.has(only)) this.#go(at + 1, value.get(only), this.#step(place, only))
      else this.#nothing(token)
      return
    }
    const present = names.filter((name) => value.has(name))
    if (token.leaf) this.#add(JavaMap.of(present.map((name) => [name, value.get(name)])), place)
    else for (const name of present) this.#go(at + 1, value.get(name), this.#step(place, name))
  }

  #items(token: Token<'index'> | Token<'slice'>, at: number, value: JavaValue, place: string): void {
    if (!Array.isArray(value)) {
      this.#nothing(token)
      return
    }
    if (token.kind === 'index') {
      for (const index of token.indexes) this.#item(at, value, index < 0 ? value.length + index : index, place)
      return
    }
    const from = fromEnd(token.from ?? 0, value.length)
    const to = fromEnd(token.to ?? value.length, value.length)
    for (let index = Math.max(0, from); index < to; index++) this.#item(at, value, index, place)
  }

  #item(at: number, list: readonly JavaValue[], index: number, place: string): void {
    if (index >= 0 && index < list.length) this.#go(at + 1, list[index] ?? null, this.#step(place, index))
  }

  #each(at: number, value: JavaValue, place: string): void {
    if (value instanceof JavaMap) {
      for (const [name, member] of value.entries()) this.#go(at + 1, member, this.#step(place, String(name)))
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) this.#item(at, value, index, place)
    }
  }

  #filter(token: Token<'filter'>, at: number, value: JavaValue, place: string): void {
    const { filter } = token
    if (value instanceof JavaMap) {
      if (this.parts.passes(filter, value, this.root, this.meter)) this.#go(at + 1, value, place)
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        if (this.parts.passes(filter, value[index] ?? null, this.root, this.meter)) this.#item(at, value, index, place)
      }
    } else if (token.upstreamDefinite) {
      const { source } = this.path
      throw new InvalidPath(
        source,
        source.indexOf('[?'),
        'a filter cannot be applied to a text, a number, true, false or null',
      )
    }
  }

  /** Tries the next step on a value and everything in it, in the order of the document. */
  #scan(at: number, value: JavaValue, place: string): void {
    const next = this.#tokens[at + 1]
    if (next === undefined || this.#missing) return
    this.meter.spend(1)
    if (value instanceof JavaMap) {
      if (this.#takesObject(next, value)) this.#go(at + 1, value, place)
      for (const [name, member] of value.entries()) {
        if (isContainer(member)) this.#scan(at, member, this.#step(place, String(name)))
      }
    } else if (Array.isArray(value)) {
      if (next.kind !== 'property') this.#scanList(next, at, value, place)
      for (let index = 0; index < value.length; index++) {
        const item = value[index] ?? null
        if (isContainer(item)) this.#scan(at, item, this.#step(place, index))
      }
    }
  }

  #takesObject(next: PathToken, value: JavaMap): boolean {
    switch (next.kind) {
      case 'property':
        return !next.leaf || next.names.length === 1 || next.names.every((name) => value.has(name))
      case 'wildcard':
        return true
      case 'filter':
        return this.parts.passes(next.filter, value, this.root, this.meter)
      default:
        return false
    }
  }

  #scanList(next: PathToken, at: number, list: readonly JavaValue[], place: string): void {
    if (next.kind === 'wildcard' || next.kind === 'index' || next.kind === 'slice')
      this.#go(at + 1, list as JavaValue[], place)
  }
}

function fromEnd(index: number, length: number): number {
  return index < 0 ? length + index : Math.min(index, length)
}

function isContainer(value: JavaValue): boolean {
  return value instanceof JavaMap || Array.isArray(value)
}
