import type { Reference } from './ast.ts'
import type { Span } from './diagnostics.ts'
import type { JavaValue } from './java/value.ts'
import { defaultLimits, LimitExceeded, Meter, type TemplateLimits } from './limits.ts'
import type { Trace } from './trace.ts'

/** Names of variables, numbered: a rendering keeps their values in an array. */
export class Symbols {
  /** By slot. */
  readonly names: string[]
  /** The slots of the names behind the first few, which are found faster one by one. */
  #further: Map<string, number> | null = null

  constructor(names: readonly string[] = []) {
    this.names = []
    for (const name of names) this.slotOf(name)
  }

  slotOf(name: string): number {
    const known = this.find(name)
    if (known >= 0) return known
    const slot = this.names.push(name) - 1
    if (slot < fewNames) return slot
    this.#further ??= new Map()
    this.#further.set(name, slot)
    return slot
  }

  /** The slot of a name that the template mentions, or -1. */
  find(name: string): number {
    const { names } = this
    const few = Math.min(names.length, fewNames)
    for (let slot = 0; slot < few; slot++) {
      const known = names[slot]
      if (known?.length === name.length && known === name) return slot
    }
    return this.#further?.get(name) ?? -1
  }

  copy(): Symbols {
    return new Symbols(this.names)
  }
}

const fewNames = 8

/** Where a rendering is: what an error names. A reference, whose source it names, and operations serve as they are. */
export type Place = Reference | (Span & { readonly kind?: 'binary' | 'range'; readonly directive?: string | undefined })

/** Values that the host binds, by name without `$`: asked only for names that the template mentions. */
export type Bindings = BindingLookup | Readonly<Record<string, JavaValue>>

export type BindingLookup = { get(name: string): JavaValue | undefined }

export type Evaluate = (state: RenderState) => JavaValue
export type Test = (state: RenderState) => boolean
export type Render = (state: RenderState) => void

/** A macro argument: evaluated where it is used, in the context of the call. */
export type MacroArgument = { readonly evaluate: Evaluate; readonly source: string }

/** The variables of a macro call: its own, its arguments, and behind them those of the caller. */
export class MacroFrame {
  readonly locals = new Map<number, JavaValue>()
  readonly args = new Map<number, MacroArgument>()
  /** Source of the arguments by the reference that stands for them, e.g. `$name`. */
  readonly literals = new Map<string, string>()

  /** The variable that this frame hides, or -1. */
  hides: number

  constructor(
    readonly caller: MacroFrame | null,
    /** A loop variable to hide, in a frame that is there for nothing else: Velocity's loops do so for null items. */
    readonly hidden: number = -1,
  ) {
    this.hides = hidden
  }
}

/** A macro, ready to be called. */
export type CompiledMacro = {
  readonly name: string
  readonly parameters: readonly number[]
  readonly parameterNames: readonly string[]
  readonly body: Render
  readonly depth: number
}

/** `#stop`, `#break`: travels up as an exception to what it ends. */
export class StopSignal {
  constructor(
    /** `nearest`: the innermost loop, block, macro or evaluation; `all`: the rendering; otherwise the loop of that scope. */
    readonly target: 'nearest' | 'all' | object,
  ) {}
}

export const stopNearest = new StopSignal('nearest')
export const stopAll = new StopSignal('all')

/** What to do when a #foreach has more items than allowed. */
export type BeyondIterations = 'fail' | 'stop'

/** Everything one rendering changes. */
export class RenderState {
  out = ''
  place: Place = { start: 0, end: 0 }
  frame: MacroFrame | null = null
  depth = 0
  macroDepth = 0
  readonly values: (JavaValue | undefined)[] = []
  readonly meter: Meter
  readonly limits: Readonly<TemplateLimits>

  constructor(
    public symbols: Symbols,
    readonly bindings: Bindings,
    limits: Partial<TemplateLimits> | undefined,
    readonly beyondIterations: BeyondIterations,
    /** The macros known so far; `#evaluate` may add to its own copy. */
    public macros: ReadonlyMap<string, CompiledMacro>,
    /** What an observed rendering writes down. */
    readonly trace: Trace | null,
  ) {
    this.limits = limits === undefined ? defaultLimits : { ...defaultLimits, ...limits }
    this.meter = new Meter(this.limits)
    this.bindNames(symbols.names)
  }

  /** Gives the names that have no slot value yet the host's values. */
  bindNames(names: readonly string[]): void {
    const { bindings, values } = this
    for (let slot = values.length; slot < names.length; slot++) {
      const name = names[slot] ?? ''
      values.push(isLookup(bindings) ? bindings.get(name) : ownValue(bindings, name))
    }
  }

  get(slot: number): JavaValue {
    if (this.frame === null) return this.values[slot] ?? null
    for (let frame: MacroFrame | null = this.frame; frame !== null; frame = frame.caller) {
      if (frame.hides === slot) return null
      const local = frame.locals.get(slot)
      if (local !== undefined && local !== null) return local
      const argument = frame.args.get(slot)
      if (argument !== undefined) return this.inFrame(frame.caller, argument.evaluate)
    }
    return this.values[slot] ?? null
  }

  /** Sets a variable here and in all callers, as Velocity does. */
  put(slot: number, value: JavaValue): void {
    for (let frame = this.frame; frame !== null; frame = frame.caller) {
      if (frame.hidden < 0) frame.locals.set(slot, value)
      else if (frame.hidden === slot && value === null) frame.hides = slot
    }
    this.values[slot] = value
  }

  remove(slot: number): void {
    for (let frame = this.frame; frame !== null; frame = frame.caller) {
      frame.locals.delete(slot)
      frame.args.delete(slot)
      if (frame.hides === slot) frame.hides = -1
    }
    this.values[slot] = undefined
  }

  inFrame<T>(frame: MacroFrame | null, run: (state: RenderState) => T): T {
    const current = this.frame
    this.meter.spend(1)
    this.frame = frame
    try {
      return run(this)
    } finally {
      this.frame = current
    }
  }

  /** Renders into a text of its own. */
  capture(render: Render): string {
    const { out, trace } = this
    this.out = ''
    if (trace !== null) trace.capturing++
    try {
      render(this)
      const text = this.out
      this.meter.spendText(text.length)
      return text
    } finally {
      this.out = out
      if (trace !== null) trace.capturing--
    }
  }

  /** Runs something that nests so many levels: macros, blocks and evaluations may call one another. */
  nested(levels: number, run: Render): void {
    this.depth += levels + 1
    if (this.depth > this.limits.maxNestingDepth) {
      const most = this.limits.maxNestingDepth
      throw new LimitExceeded('maxNestingDepth', `Macros, blocks and directives are nested more than ${most} deep`)
    }
    try {
      run(this)
    } finally {
      this.depth -= levels + 1
    }
  }

  checkOutput(): void {
    if (this.out.length > this.limits.maxOutputLength) {
      const most = this.limits.maxOutputLength
      throw new LimitExceeded('maxOutputLength', `The output grows beyond ${most} characters`)
    }
  }
}

function isLookup(bindings: Bindings): bindings is BindingLookup {
  return typeof bindings.get === 'function'
}

function ownValue(record: Readonly<Record<string, JavaValue>>, name: string): JavaValue | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
