import type { ForeachDirective } from './ast.ts'
import type { Compiler } from './compiler.ts'
import { ForeachScope } from './foreach-scope.ts'
import { JavaException } from './java/exception.ts'
import { JavaArray, JavaIterator, JavaMap, JavaMapView, type JavaValue } from './java/value.ts'
import { LimitExceeded } from './limits.ts'
import { MacroFrame, type Place, type Render, type RenderState, StopSignal } from './runtime.ts'

/** Goes through a collection as java.util.Iterator does. */
export interface Cursor {
  hasNext(): boolean
  next(): JavaValue
}

/** Through a list. Throws when the list grows or shrinks on the way. */
class ListCursor implements Cursor {
  #at = 0
  readonly #length: number

  constructor(private readonly items: readonly JavaValue[]) {
    this.#length = items.length
  }

  hasNext(): boolean {
    return this.#at !== this.items.length
  }

  next(): JavaValue {
    if (this.items.length !== this.#length) throw modified()
    return this.items[this.#at++] ?? null
  }
}

/** Through a map or a view of one. Throws when entries come or go on the way. */
class MapCursor implements Cursor {
  readonly #items: readonly JavaValue[]
  #at = 0

  constructor(
    private readonly map: JavaMap,
    items: readonly JavaValue[],
  ) {
    this.#items = items
  }

  hasNext(): boolean {
    return this.#at < this.#items.length
  }

  next(): JavaValue {
    if (this.map.size !== this.#items.length) throw modified()
    return this.#items[this.#at++] ?? null
  }
}

function modified(): JavaException {
  return new JavaException(
    'ConcurrentModificationException',
    'the list or map is changed while #foreach goes through it',
  )
}

function cursorOf(value: JavaValue, state: RenderState): Cursor | null {
  if (Array.isArray(value)) return new ListCursor(value)
  if (value instanceof JavaMap || value instanceof JavaMapView) state.meter.spend(1 + value.size)
  if (value instanceof JavaMap) return new MapCursor(value, [...value.values()])
  if (value instanceof JavaMapView) return new MapCursor(value.map, value.toList())
  if (value instanceof JavaArray) return new ListCursor(value.items)
  if (value instanceof JavaIterator) return { hasNext: () => value.hasNext(), next: () => value.next() ?? null }
  return null
}

export function compileForeach(compiler: Compiler, directive: ForeachDirective): Render {
  const list = compiler.value(directive.list)
  const { symbols, onItem } = compiler
  const variable = symbols.slotOf(directive.variable)
  const render = compiler.block(directive.body)
  const place: Place = { start: directive.start, end: directive.header.end, directive: 'foreach' }
  return (state) => {
    const value = list(state)
    const cursor = cursorOf(value, state)
    if (cursor === null) return
    const saved = new SavedVariables(state, symbols, variable)
    let index = 0
    try {
      while (cursor.hasNext()) {
        state.place = place
        if (index === state.limits.maxForeachIterations && beyondLimit(state)) break
        const item = saved.begin(state, index, cursor)
        onItem?.(directive, state, value, index)
        if (item === null) state.inFrame(saved.hiding(state), render)
        else render(state)
        index++
        state.place = place
      }
    } catch (error) {
      if (!(error instanceof StopSignal) || !saved.isFor(error)) throw error
    } finally {
      saved.restore(state)
    }
  }
}

function beyondLimit(state: RenderState): boolean {
  if (state.beyondIterations === 'stop') return true
  const most = state.limits.maxForeachIterations
  throw new LimitExceeded('maxForeachIterations', `A #foreach may go through ${most} items; this list has more`)
}

/** The variables that a loop sets, with the values they had before. Those the template never mentions are left alone. */
class SavedVariables {
  readonly #countSlot: number
  readonly #hasNextSlot: number
  readonly #scopeSlot: number
  readonly #variable: number
  readonly #former: JavaValue
  readonly #formerCount: JavaValue
  readonly #formerHasNext: JavaValue
  readonly #scope: ForeachScope | null
  #hiding: MacroFrame | null = null

  constructor(state: RenderState, symbols: { find(name: string): number }, variable: number) {
    this.#variable = variable
    this.#countSlot = symbols.find('velocityCount')
    this.#hasNextSlot = symbols.find('velocityHasNext')
    this.#scopeSlot = symbols.find('foreach')
    this.#former = state.get(variable)
    this.#formerCount = this.#countSlot < 0 ? null : state.get(this.#countSlot)
    this.#formerHasNext = this.#hasNextSlot < 0 ? null : state.get(this.#hasNextSlot)
    this.#scope = this.#scopeSlot < 0 ? null : new ForeachScope(state.get(this.#scopeSlot), state.meter)
    if (this.#scope !== null) state.put(this.#scopeSlot, this.#scope)
  }

  /** Sets the variables for the next item, and returns it. */
  begin(state: RenderState, index: number, cursor: Cursor): JavaValue {
    if (this.#countSlot >= 0) state.put(this.#countSlot, index + 1)
    const item = cursor.next()
    if (this.#hasNextSlot >= 0) state.put(this.#hasNextSlot, cursor.hasNext())
    state.put(this.#variable, item)
    if (this.#scope !== null) {
      this.#scope.index++
      this.#scope.hasNext = cursor.hasNext()
    }
    return item
  }

  /** The frame that hides the loop variable while the item is null. */
  hiding(state: RenderState): MacroFrame {
    this.#hiding ??= new MacroFrame(state.frame, this.#variable)
    return this.#hiding
  }

  isFor(signal: StopSignal): boolean {
    return signal.target === 'nearest' || signal.target === this.#scope
  }

  restore(state: RenderState): void {
    putBack(state, this.#variable, this.#former)
    if (this.#countSlot >= 0) putBack(state, this.#countSlot, this.#formerCount)
    if (this.#hasNextSlot >= 0) putBack(state, this.#hasNextSlot, this.#formerHasNext)
    if (this.#scopeSlot < 0) return
    const current = state.get(this.#scopeSlot)
    if (current instanceof ForeachScope) putBack(state, this.#scopeSlot, current.parent ?? current.replaced)
  }
}

function putBack(state: RenderState, slot: number, value: JavaValue): void {
  if (value === null) state.remove(slot)
  else state.put(slot, value)
}
