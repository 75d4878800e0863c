import type { Json, JsonObject } from '@gatewright/definition'

/** What a template seems to expect of a value: members, items, a number; a text when it tells nothing. */
export class Shape {
  readonly members = new Map<string, Shape>()
  #item: Shape | undefined
  isNumber = false

  member(name: string): Shape {
    const known = this.members.get(name)
    if (known !== undefined) return known
    const made = new Shape()
    this.members.set(name, made)
    return made
  }

  item(): Shape {
    this.#item ??= new Shape()
    return this.#item
  }

  /** The shape at the end of a JSON path, as far as it consists of names and items. */
  at(path: string): Shape {
    let shape: Shape = this
    for (const [, name, quoted, index] of path
      .replace(/^\$/, '')
      .matchAll(/\.?([^.[\]]+)|\['([^']*)'\]|(\[[^\]]*\])/g)) {
      shape = index === undefined ? shape.member(name ?? quoted ?? '') : shape.item()
    }
    return shape
  }

  toJson(name = 'value'): Json {
    if (this.#item !== undefined) return [this.#item.toJson(name), this.#item.toJson(name)]
    if (this.members.size > 0) return this.toObject()
    return this.isNumber ? 7 : `some ${name}`
  }

  toObject(): JsonObject {
    return Object.fromEntries([...this.members].map(([name, shape]) => [name, shape.toJson(name)]))
  }
}
