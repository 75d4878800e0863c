import type { JavaValue, OriginTag } from './java/value.ts'

/** Where a value came from: what the host says, or the variable it bound, and the steps from there. */
export type Origin = {
  readonly source: { readonly variable: string } | { readonly tag: OriginTag }
  /** Steps into the value, e.g. `.items[0].name`; empty for the whole. */
  readonly path: string
}

/** Remembers for variables and collections which inputs their values came from. */
export class Origins {
  readonly #variables = new Map<string, readonly Origin[]>()
  /** Collections that came whole from an input: their parts have a path of their own. */
  readonly #places = new WeakMap<object, Origin>()
  /** Collections that the template put together: everything that went into them. */
  readonly #contents = new WeakMap<object, readonly Origin[]>()
  /** What the part being evaluated has used so far. */
  #used = new Set<Origin>()

  /** Begins a part; its origins count for what is around it, too. Returns what `end` needs. */
  begin(): Set<Origin> {
    const around = this.#used
    this.#used = new Set()
    return around
  }

  /** Ends a part and returns the origins it used. */
  end(around: Set<Origin>): readonly Origin[] {
    const own = [...this.#used]
    this.#used = around
    for (const origin of own) around.add(origin)
    return own
  }

  use(origins: readonly Origin[]): void {
    for (const origin of origins) this.#used.add(origin)
  }

  /** The origins of a variable: those of what was assigned, or the variable itself when the host bound it. */
  ofVariable(name: string, value: JavaValue): readonly Origin[] {
    const known = this.#variables.get(name)
    if (known !== undefined) return known
    const origin: Origin = { source: { variable: name }, path: '' }
    this.placeAt(value, origin)
    this.#variables.set(name, [origin])
    return [origin]
  }

  setVariable(name: string, origins: readonly Origin[]): void {
    this.#variables.set(name, origins)
  }

  /** Notes that a value is a whole input, or a whole part of one. */
  placeAt(value: JavaValue, origin: Origin): void {
    if (isObject(value)) this.#places.set(value, origin)
  }

  /** Notes that origins went into a collection, or an object derived from one. */
  addTo(value: JavaValue, origins: readonly Origin[]): void {
    if (isObject(value)) this.#contents.set(value, [...new Set([...(this.#contents.get(value) ?? []), ...origins])])
  }

  /** Origins of a value itself, as far as it is an object that is known. */
  of(value: JavaValue): readonly Origin[] {
    if (!isObject(value)) return []
    const place = this.#places.get(value)
    return place === undefined ? (this.#contents.get(value) ?? []) : [place]
  }

  /**
   * The origins of a part of a value.
   *
   * @param step the way from the container to the part, null when there is none to tell
   * @param inherited what the whole came from, for containers that are not known
   */
  ofPart(container: JavaValue, step: string | null, part: JavaValue, inherited: readonly Origin[]): readonly Origin[] {
    const place = isObject(container) ? this.#places.get(container) : undefined
    if (place !== undefined && step !== null) {
      const origin: Origin = { source: place.source, path: place.path + step }
      this.placeAt(part, origin)
      return [origin]
    }
    const own = this.of(part)
    if (own.length > 0) return own
    const origins = [...new Set([...inherited, ...this.of(container)])]
    this.addTo(part, origins)
    return origins
  }
}

function isObject(value: JavaValue): value is Extract<JavaValue, object> {
  return typeof value === 'object' && value !== null
}
