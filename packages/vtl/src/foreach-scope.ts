import { callMethod } from './java/call.ts'
import { type HostObject, JavaMap, type JavaValue } from './java/value.ts'
import type { Meter } from './limits.ts'

/** `$foreach`: the state of a loop, and a map for what the template puts there. */
export class ForeachScope implements HostObject {
  readonly hostName = '$foreach'
  index = -1
  hasNext = false
  readonly parent: ForeachScope | null
  /** The value that `$foreach` had before the outermost loop, if it was no loop. */
  readonly replaced: JavaValue
  /** What the template puts in, once it does. */
  #own: JavaMap | null = null

  constructor(
    previous: JavaValue,
    private readonly meter: Meter,
  ) {
    this.parent = previous instanceof ForeachScope ? previous : null
    this.replaced = this.parent === null ? previous : this.parent.replaced
  }

  getProperty(name: string): JavaValue | undefined {
    switch (name) {
      case 'index':
        return this.index
      case 'count':
        return this.index + 1
      case 'hasNext':
        return this.hasNext
      case 'first':
        return this.index < 1
      case 'last':
        return !this.hasNext
      case 'parent':
        return this.parent
      case 'topmost':
        return this.#topmost()
      case 'replaced':
        return this.replaced
      default:
        return this.#find(name)
    }
  }

  get #entries(): JavaMap {
    this.#own ??= new JavaMap()
    return this.#own
  }

  setProperty(name: string, value: JavaValue): void {
    this.meter.spendItems(this.#entries.size)
    this.#entries.set(name, value)
  }

  callMethod(name: string, args: JavaValue[]): JavaValue | undefined {
    if (args.length > 0) {
      return name === 'get' && args.length === 1
        ? this.#find(args[0] ?? null)
        : callMethod(this.#entries, name, args, this.meter)
    }
    if (name === 'hasNext') return this.hasNext
    const getter = /^(?:get(Index|Count|HasNext|First|Last|Parent|Topmost|Replaced)|is(First|Last))$/.exec(name)
    const property = getter?.[1] ?? getter?.[2]
    if (property === undefined) return callMethod(this.#entries, name, args, this.meter)
    return this.getProperty(property.charAt(0).toLowerCase() + property.slice(1))
  }

  toJavaString(): string {
    return callMethod(this.#entries, 'toString', [], this.meter) as string
  }

  #topmost(): ForeachScope {
    let scope: ForeachScope = this
    while (scope.parent !== null) scope = scope.parent
    return scope
  }

  #find(key: JavaValue): JavaValue {
    for (let scope: ForeachScope | null = this; scope !== null; scope = scope.parent) {
      if (scope.#own?.has(key)) return scope.#own.get(key)
    }
    return null
  }
}
