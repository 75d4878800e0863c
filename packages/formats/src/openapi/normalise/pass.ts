import type { JsonObject } from '@gatewright/definition'

/**
 * What a pass over the document yields: the document in its new form, and where things came from. `origin` maps a pointer into the new
 * form to the pointer into the form before; a pointer that did not move maps to itself.
 */
export type Pass = { document: JsonObject; origin: (pointer: string) => string }

/** A pass that changed nothing. */
export function unchanged(document: JsonObject): Pass {
  return { document, origin: (pointer) => pointer }
}

/** Remembers moves and answers for everything below a moved place (the longest known prefix decides). */
export class Moves {
  private readonly moved = new Map<string, string>()

  add(to: string, from: string): void {
    if (to !== from) this.moved.set(to, from)
  }

  origin = (pointer: string): string => {
    if (this.moved.size === 0) return pointer
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const from = this.moved.get(pointer.slice(0, end))
      if (from !== undefined) return from + pointer.slice(end)
    }
    return pointer
  }
}
