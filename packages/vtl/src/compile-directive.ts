import type {
  DefineDirective,
  EvaluateDirective,
  MacroCall,
  ResourceDirective,
  SetDirective,
  Statement,
} from './ast.ts'
import { BlockValue } from './block-value.ts'
import { compileAssign, printText } from './compile-reference.ts'
import type { Compiler } from './compiler.ts'
import { TemplateParseError } from './diagnostics.ts'
import { ForeachScope } from './foreach-scope.ts'
import { JavaException } from './java/exception.ts'
import { toJavaString } from './java/to-string.ts'
import { LimitExceeded } from './limits.ts'
import {
  type CompiledMacro,
  MacroFrame,
  type Place,
  type Render,
  type RenderState,
  StopSignal,
  stopAll,
  stopNearest,
} from './runtime.ts'

/** A directive cannot do what it says; the rendering ends. */
export class DirectiveFailure extends Error {
  override name = 'DirectiveFailure'
}

export function compileSet(compiler: Compiler, directive: SetDirective): Render {
  const value = compiler.value(directive.value)
  const assign = compileAssign(compiler, directive.target, directive.variable)
  return (state) => {
    const result = value(state)
    if (result !== null) assign(state, result)
  }
}

export function compileDefine(compiler: Compiler, directive: DefineDirective): Render {
  const render = compiler.block(directive.body)
  const { levels } = directive.body
  const slot = compiler.symbols.slotOf(directive.variable)
  return (state) => state.put(slot, new BlockValue(state, render, levels, state.limits.maxDefineDepth, state.frame))
}

export function compileStop(compiler: Compiler, directive: Extract<Statement, { kind: 'stop' }>): Render {
  const message = directive.message === null ? null : compiler.value(directive.message)
  return (state) => {
    message?.(state)
    throw stopAll
  }
}

export function compileBreak(compiler: Compiler, directive: Extract<Statement, { kind: 'break' }>): Render {
  if (directive.scope === null) {
    return () => {
      throw stopNearest
    }
  }
  const scope = compiler.value(directive.scope)
  const place: Place = { start: directive.start, end: directive.end, directive: 'break' }
  return (state) => {
    const target = scope(state)
    if (target instanceof ForeachScope) throw new StopSignal(target)
    state.place = place
    throw new DirectiveFailure('#break takes the scope of a loop: $foreach or $foreach.parent')
  }
}

export function compileResource(compiler: Compiler, { directive, args, start, end }: ResourceDirective): Render {
  const values = args.map((arg) => ({ arg, value: compiler.value(arg) }))
  const place: Place = { start, end, directive }
  return (state) => {
    for (const [position, { arg, value }] of values.entries()) {
      const printable = directive === 'parse' || arg.kind === 'string' || arg.kind === 'reference'
      const name = printable ? value(state) : null
      if (directive === 'include' && printable && name === null) {
        state.out += `<!-- include error : error with arg ${position} please see log. -->`
        continue
      }
      state.place = place
      throw new DirectiveFailure(`#${directive} finds nothing: a mapping template has no other templates to take in`)
    }
  }
}

export function compileEvaluate(compiler: Compiler, directive: EvaluateDirective): Render {
  const argument = compiler.value(directive.argument)
  const place: Place = { start: directive.start, end: directive.end, directive: 'evaluate' }
  return (state) => {
    const value = argument(state)
    if (value === null) return
    state.place = place
    const text = toJavaString(value, state.meter)
    state.meter.spend(1 + text.length)
    try {
      state.nested(1, compiler.evaluateText(text))
    } catch (error) {
      if (error instanceof StopSignal && typeof error.target === 'string') return
      state.place = place
      if (error instanceof TemplateParseError)
        throw new DirectiveFailure(`The text given to #evaluate does not parse: ${error.message}`)
      throw error
    }
  }
}

/** A call by name: of a macro if there is one when it runs, otherwise the call is printed. */
export function compileMacroCall(compiler: Compiler, call: MacroCall): Render {
  const { source, name } = call
  if (!compiler.dialect.inlineMacros) return printText(source)
  const place: Place = { start: call.start, end: call.end, directive: name }
  const args = call.args.map((arg) => ({
    constant: arg.kind === 'number' || arg.kind === 'boolean' || arg.kind === 'word',
    evaluate: compiler.value(arg),
    source: arg.kind === 'reference' ? arg.source : '',
  }))
  const hasWord = call.args.some((arg) => arg.kind === 'word')
  const body = call.body === null ? null : compiler.block(call.body)
  const levels = call.body?.levels ?? 0
  const bodySlot = body === null ? -1 : compiler.symbols.slotOf('bodyContent')
  return (state) => {
    const macro = state.macros.get(name)
    if (macro === undefined) {
      state.out += source
      return
    }
    state.place = place
    if (hasWord) throw new DirectiveFailure(`The macro #${name} takes no bare name as argument`)
    const frame = new MacroFrame(state.frame)
    for (const [position, slot] of macro.parameters.entries()) {
      const arg = args[position]
      if (arg === undefined) break
      if (arg.constant) frame.locals.set(slot, arg.evaluate(state))
      else {
        frame.args.set(slot, arg)
        frame.literals.set(`$${macro.parameterNames[position]}`, arg.source)
      }
    }
    if (body !== null) {
      frame.locals.set(bodySlot, new BlockValue(state, body, levels, state.limits.maxMacroDepth, state.frame))
    }
    runMacro(state, macro, frame)
  }
}

function runMacro(state: RenderState, macro: CompiledMacro, frame: MacroFrame): void {
  if (state.macroDepth === state.limits.maxMacroDepth) {
    throw new LimitExceeded(
      'maxMacroDepth',
      `Macros call one another more than ${state.limits.maxMacroDepth} deep, last #${macro.name}`,
    )
  }
  const caller = state.frame
  state.macroDepth++
  state.frame = frame
  try {
    state.nested(macro.depth, macro.body)
  } catch (error) {
    if (!(error instanceof StopSignal) || error.target !== 'nearest') throw error
  } finally {
    state.frame = caller
    state.macroDepth--
  }
}

/** Errors that end a rendering and have a place in the template. */
export function isRenderFailure(error: unknown): error is DirectiveFailure | JavaException | LimitExceeded {
  return error instanceof DirectiveFailure || error instanceof JavaException || error instanceof LimitExceeded
}
