import type { Accessor, Expression, ForeachDirective, IfDirective, Reference, Statement } from './ast.ts'
import type { Compiler, Piece } from './compiler.ts'
import { callMethod, readIndex, readProperty } from './java/call.ts'
import type { HostObject, JavaValue } from './java/value.ts'
import { type RenderView, stepOf } from './observe.ts'
import type { Origin } from './origins.ts'
import type { Evaluate, Render, RenderState, Test } from './runtime.ts'
import type { Trace } from './trace.ts'

/** Runs something with the trace of the rendering; without one the closures of this file do not run. */
function traced(state: RenderState, run: (trace: Trace) => void): void {
  if (state.trace !== null) run(state.trace)
}

class View implements RenderView {
  constructor(private readonly state: RenderState) {}

  get output(): string {
    return this.state.out
  }

  get macroDepth(): number {
    return this.state.macroDepth
  }

  variable(name: string): JavaValue {
    const slot = this.state.symbols.find(name)
    return slot < 0 ? null : this.state.get(slot)
  }

  variables(): Map<string, JavaValue> {
    const variables = new Map<string, JavaValue>()
    for (const name of this.state.symbols.names) {
      const value = this.variable(name)
      if (value !== null) variables.set(name, value)
    }
    return variables
  }

  assign(name: string, value: JavaValue): void {
    const slot = this.state.symbols.find(name)
    if (slot >= 0) this.state.put(slot, value)
  }
}

/** Tells the observer of a statement before it runs, and of what it prints. */
export function observeStatement(statement: Statement, piece: Piece): Render {
  const run: Render =
    typeof piece === 'string'
      ? (state) => {
          state.out += piece
        }
      : piece
  return (state) =>
    traced(state, (trace) => {
      const view = new View(state)
      trace.statement(statement, view)
      const used = trace.printed(
        statement,
        () => state.out.length,
        () => run(state),
      )
      if (statement.kind === 'set' && statement.target.accessors.length > 0) {
        trace.origins.addTo(view.variable(statement.target.name), used)
      }
    })
}

/** Tells the observer of a value. */
export function observeValue(expression: Expression, evaluate: Evaluate): Evaluate {
  return (state) => {
    const { trace } = state
    if (trace === null) return evaluate(state)
    const around = trace.origins.begin()
    let value: JavaValue = null
    try {
      value = evaluate(state)
    } finally {
      const origins = trace.origins.end(around)
      if (expression.kind === 'list' || expression.kind === 'map') trace.origins.addTo(value, origins)
    }
    trace.value(expression, value)
    return value
  }
}

/** Tells the observer of a condition; the value of a reference has been told before. */
export function observeTest(expression: Expression, test: Test): Test {
  return (state) => {
    const { trace } = state
    if (trace === null) return test(state)
    const around = trace.origins.begin()
    let holds = false
    let origins: readonly Origin[] = []
    try {
      holds = test(state)
    } finally {
      origins = trace.origins.end(around)
    }
    if (expression.kind !== 'reference') trace.value(expression, holds)
    trace.condition(expression, holds, origins)
    return holds
  }
}

/** Tells the observer which branch an #if takes. */
export function observeBranch(statement: IfDirective, branch: number, render: Render | null): Render {
  return (state) => {
    traced(state, (trace) => trace.branch(statement, branch))
    render?.(state)
  }
}

/** Tells the observer of an iteration, and where its item comes from. */
export function observeItem(statement: ForeachDirective, state: RenderState, list: JavaValue, index: number): void {
  traced(state, (trace) => {
    const slot = state.symbols.find(statement.variable)
    const item = state.get(slot)
    const step = Array.isArray(list) ? `[${index}]` : null
    trace.origins.setVariable(statement.variable, trace.origins.ofPart(list, step, item, []))
    trace.iteration(statement, index, item)
  })
}

/** Compiles a reference so that the origins of its value are known. */
export function compileObservedReference(compiler: Compiler, reference: Reference, otherwise: '' | null): Evaluate {
  const { name } = reference
  if (name === '') return () => null
  const slot = compiler.symbols.slotOf(name)
  const steps = reference.accessors.map((accessor) => compileObservedStep(compiler, reference, accessor))
  return (state) => {
    let value = state.get(slot)
    const { trace } = state
    if (value === null || trace === null) return value ?? otherwise
    let origins = trace.origins.ofVariable(name, value)
    for (const step of steps) {
      if (value === null) return otherwise
      const part = step(value, state, trace, origins)
      value = part.value
      origins = part.origins
    }
    trace.origins.use(origins)
    return value ?? otherwise
  }
}

type Part = { value: JavaValue; origins: readonly Origin[] }
type ObservedStep = (
  value: Exclude<JavaValue, null>,
  state: RenderState,
  trace: Trace,
  inherited: readonly Origin[],
) => Part

function compileObservedStep(compiler: Compiler, reference: Reference, accessor: Accessor): ObservedStep {
  switch (accessor.kind) {
    case 'property': {
      const { name } = accessor
      return (receiver, state, trace, inherited) => {
        state.place = reference
        const value = readProperty(receiver, name, state.meter)
        return partOf(trace, receiver, { name, args: null, step: stepOf(receiver, name) }, value, inherited)
      }
    }
    case 'method': {
      const { name } = accessor
      const args = accessor.args.map((arg) => compiler.value(arg))
      return (receiver, state, trace, inherited) => {
        const around = trace.origins.begin()
        const values = args.map((arg) => arg(state))
        const given = trace.origins.end(around)
        state.place = reference
        state.meter.spend(1)
        const value = callMethod(receiver, name, values, state.meter) ?? null
        if (given.length > 0 && addingMethods.has(name)) trace.origins.addTo(receiver, given)
        const step = name === 'get' ? stepOf(receiver, values[0] ?? null) : null
        const part = partOf(trace, receiver, { name, args: values, step }, value, inherited)
        return { value, origins: [...new Set([...part.origins, ...given])] }
      }
    }
    case 'index': {
      const index = compiler.value(accessor.index)
      return (receiver, state, trace, inherited) => {
        const at = index(state)
        state.place = reference
        const value = readIndex(receiver, at, state.meter)
        return partOf(trace, receiver, { name: 'get', args: [at], step: stepOf(receiver, at) }, value, inherited)
      }
    }
  }
}

const addingMethods: ReadonlySet<string> = new Set(['put', 'add', 'addAll', 'putAll', 'set', 'putIfAbsent'])

type Access = { name: string; args: JavaValue[] | null; step: string | null }

/** What the host says of its own objects, otherwise the place in the collection. */
function partOf(
  trace: Trace,
  receiver: JavaValue,
  access: Access,
  value: JavaValue,
  inherited: readonly Origin[],
): Part {
  const tag = isHost(receiver) ? receiver.originOf?.(access.name, access.args) : undefined
  if (tag === undefined) return { value, origins: trace.origins.ofPart(receiver, access.step, value, inherited) }
  const origin: Origin = { source: { tag }, path: '' }
  trace.origins.placeAt(value, origin)
  return { value, origins: [origin] }
}

function isHost(value: JavaValue): value is HostObject {
  return typeof value === 'object' && value !== null && 'hostName' in value
}
