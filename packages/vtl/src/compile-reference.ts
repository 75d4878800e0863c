import type { Accessor, Reference } from './ast.ts'
import { BlockValue } from './block-value.ts'
import type { Compiler } from './compiler.ts'
import { callMethod, readIndex, readProperty, writeIndex, writeProperty } from './java/call.ts'
import { toJavaString } from './java/to-string.ts'
import type { JavaValue } from './java/value.ts'
import type { Evaluate, Place, Render, RenderState } from './runtime.ts'

/** One step of a reference: from a value to its property, method result, or item. */
export type Step = (value: Exclude<JavaValue, null>, state: RenderState) => JavaValue

/** Compiles a reference to its bare value, null when any part of it is. */
export function compileReference(compiler: Compiler, reference: Reference): Evaluate {
  if (reference.name === '') return () => null
  const slot = compiler.symbols.slotOf(reference.name)
  const steps = reference.accessors.map((accessor) => compileStep(compiler, reference, accessor))
  const first = steps[0]
  const second = steps[1]
  if (first === undefined) return (state) => (state.frame === null ? (state.values[slot] ?? null) : state.get(slot))
  if (second === undefined) {
    return (state) => {
      const value = state.get(slot)
      return value === null ? null : first(value, state)
    }
  }
  const further = steps.slice(1)
  return (state) => {
    const root = state.get(slot)
    if (root === null) return null
    let value = first(root, state)
    for (const step of further) {
      if (value === null) return null
      value = step(value, state)
    }
    return value
  }
}

/** Compiles one step of a reference. */
export function compileStep(compiler: Compiler, reference: Reference, accessor: Accessor): Step {
  const place: Place = { start: reference.start, end: reference.end, reference: reference.source }
  switch (accessor.kind) {
    case 'property': {
      const { name } = accessor
      return (value, state) => {
        state.place = place
        return readProperty(value, name, state.meter)
      }
    }
    case 'method': {
      const { name } = accessor
      const args = accessor.args.map((arg) => compiler.value(arg))
      return (value, state) => {
        const values = args.map((arg) => arg(state))
        state.place = place
        state.meter.spend(1)
        return callMethod(value, name, values, state.meter) ?? null
      }
    }
    case 'index': {
      const index = compiler.value(accessor.index)
      return (value, state) => {
        const at = index(state)
        state.place = place
        return readIndex(value, at, state.meter)
      }
    }
  }
}

/** Compiles the printing of a reference. */
export function compilePrint(compiler: Compiler, reference: Reference): Render {
  const { backslashes, before, nullText, escaped, source } = reference
  const place: Place = { start: reference.start, end: reference.end, reference: source }
  if (reference.name === '') return printText(source)
  const value = compiler.value(reference)
  if (escaped) {
    return (state) => {
      const slash = value(state) === null ? '\\' : ''
      state.out += backslashes + slash + nullString(state, nullText)
    }
  }
  const lead = backslashes + before
  return (state) => {
    const printed = value(state)
    if (typeof printed === 'string') {
      state.out += lead === '' ? printed : lead + printed
      return
    }
    state.place = place
    if (printed === null || (printed instanceof BlockValue && !printed.render(state))) {
      state.out += backslashes + lead + nullString(state, nullText)
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
export function compileAssign(
  compiler: Compiler,
  target: Reference,
  variable: string,
): (state: RenderState, value: Exclude<JavaValue, null>) => void {
  const last = target.accessors.at(-1)
  if (last === undefined) {
    const slot = compiler.symbols.slotOf(variable)
    return (state, value) => state.put(slot, value)
  }
  const holder = compiler.reference({ ...target, accessors: target.accessors.slice(0, -1) })
  const place: Place = { start: target.start, end: target.end, reference: target.source }
  if (last.kind === 'index') {
    const index = compiler.value(last.index)
    return (state, value) => {
      const object = holder(state)
      if (object === null) return
      const at = index(state)
      state.place = place
      writeIndex(object, at, value, state.meter)
    }
  }
  const { name } = last
  return (state, value) => {
    const object = holder(state)
    state.place = place
    if (object !== null) writeProperty(object, name, value, state.meter)
  }
}
