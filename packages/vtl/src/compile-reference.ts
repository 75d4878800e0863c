import type { Accessor, MethodAccess, Reference } from './ast.ts'
import { BlockValue } from './block-value.ts'
import type { Compiler } from './compiler.ts'
import { callMethod, readIndex, readProperty, writeIndex, writeProperty } from './java/call.ts'
import { toJavaString } from './java/to-string.ts'
import type { JavaValue } from './java/value.ts'
import type { Evaluate, Render, RenderState } from './runtime.ts'

/** One step of a reference: from a value to its property, method result, or item. */
type Step = (value: Exclude<JavaValue, null>, state: RenderState) => JavaValue

/** Puts a value where a reference stands for. */
export type Assign = (state: RenderState, value: Exclude<JavaValue, null>) => void

/** Compiles a reference to its value, or to another where any part of it is null. */
export function compileReference(compiler: Compiler, reference: Reference, otherwise: '' | null): Evaluate {
  if (reference.name === '') return () => null
  const slot = compiler.symbols.slotOf(reference.name)
  const { accessors } = reference
  const [first, second] = accessors
  if (first === undefined) return variable(slot, otherwise)
  if (second === undefined) return oneStep(slot, compileStep(compiler, reference, first), otherwise)
  return allSteps(
    slot,
    accessors.map((accessor) => compileStep(compiler, reference, accessor)),
    otherwise,
  )
}

// Each closure is made by a function of its own, so that it holds on to what it needs and nothing else.

function variable(slot: number, otherwise: '' | null): Evaluate {
  return (state) => (state.frame === null ? state.values[slot] : state.get(slot)) ?? otherwise
}

function oneStep(slot: number, step: Step, otherwise: '' | null): Evaluate {
  return (state) => {
    const value = state.get(slot)
    return value === null ? otherwise : (step(value, state) ?? otherwise)
  }
}

function allSteps(slot: number, steps: readonly Step[], otherwise: '' | null): Evaluate {
  return (state) => {
    let value = state.get(slot)
    for (const step of steps) {
      if (value === null) return otherwise
      value = step(value, state)
    }
    return value ?? otherwise
  }
}

/** Compiles one step of a reference. */
function compileStep(compiler: Compiler, reference: Reference, accessor: Accessor): Step {
  switch (accessor.kind) {
    case 'property':
      return property(reference, accessor.name)
    case 'method':
      return compileCall(compiler, reference, accessor)
    case 'index':
      return index(reference, compiler.value(accessor.index))
  }
}

function property(reference: Reference, name: string): Step {
  return (value, state) => {
    state.place = reference
    return readProperty(value, name, state.meter)
  }
}

function index(reference: Reference, place: Evaluate): Step {
  return (value, state) => {
    const at = place(state)
    state.place = reference
    return readIndex(value, at, state.meter)
  }
}

function compileCall(compiler: Compiler, reference: Reference, { name, args }: MethodAccess): Step {
  const [first, second] = args
  if (first === undefined) return callWithNone(reference, name)
  if (second === undefined) return callWithOne(reference, name, compiler.value(first))
  return callWithAll(
    reference,
    name,
    args.map((arg) => compiler.value(arg)),
  )
}

function callWithNone(reference: Reference, name: string): Step {
  return (value, state) => call(reference, value, name, [], state)
}

function callWithOne(reference: Reference, name: string, arg: Evaluate): Step {
  return (value, state) => call(reference, value, name, [arg(state)], state)
}

function callWithAll(reference: Reference, name: string, args: readonly Evaluate[]): Step {
  return (value, state) => {
    const values = args.map((arg) => arg(state))
    return call(reference, value, name, values, state)
  }
}

function call(
  place: Reference,
  receiver: Exclude<JavaValue, null>,
  name: string,
  args: JavaValue[],
  state: RenderState,
): JavaValue {
  state.place = place
  state.meter.spend(1)
  return callMethod(receiver, name, args, state.meter) ?? null
}

/** Compiles the printing of a reference. */
export function compilePrint(compiler: Compiler, reference: Reference): Render {
  if (reference.name === '') return printText(reference.source)
  const value = compiler.value(reference)
  return reference.escaped
    ? printEscaped(reference, value)
    : printValue(reference, value, reference.backslashes + reference.before)
}

function printEscaped({ backslashes, nullText }: Reference, value: Evaluate): Render {
  return (state) => {
    const slash = value(state) === null ? '\\' : ''
    state.out += backslashes + slash + nullString(state, nullText)
  }
}

function printValue(reference: Reference, value: Evaluate, lead: string): Render {
  return (state) => {
    const printed = value(state)
    if (typeof printed === 'string') {
      state.out += lead === '' ? printed : lead + printed
      return
    }
    state.place = reference
    if (printed === null || (printed instanceof BlockValue && !printed.render(state))) {
      state.out += reference.backslashes + lead + nullString(state, reference.nullText)
    } else if (!(printed instanceof BlockValue)) {
      state.out += lead + toJavaString(printed, state.meter)
    }
  }
}

/** Prints a text as it stands. */
export function printText(text: string): Render {
  return (state) => {
    state.out += text
  }
}

/** A parameter of a macro prints the argument of the call. */
function nullString(state: RenderState, text: string): string {
  for (let frame = state.frame; frame !== null; frame = frame.caller) {
    const literal = frame.literals.get(text)
    if (literal !== undefined) return literal
  }
  return text
}

/** Compiles the assignment to a reference: to its variable, or to a part of its value. */
export function compileAssign(compiler: Compiler, target: Reference, variable: string): Assign {
  const last = target.accessors.at(-1)
  if (last === undefined) return assignVariable(compiler.symbols.slotOf(variable))
  const holder = compiler.reference({ ...target, accessors: target.accessors.slice(0, -1) }, null)
  return last.kind === 'index'
    ? assignIndex(target, holder, compiler.value(last.index))
    : assignProperty(target, holder, last.name)
}

function assignVariable(slot: number): Assign {
  return (state, value) => state.put(slot, value)
}

function assignIndex(target: Reference, holder: Evaluate, index: Evaluate): Assign {
  return (state, value) => {
    const object = holder(state)
    if (object === null) return
    const at = index(state)
    state.place = target
    writeIndex(object, at, value, state.meter)
  }
}

function assignProperty(target: Reference, holder: Evaluate, name: string): Assign {
  return (state, value) => {
    const object = holder(state)
    state.place = target
    if (object !== null) writeProperty(object, name, value, state.meter)
  }
}
