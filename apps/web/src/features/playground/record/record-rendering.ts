import { type InputPart, inputPartsOf } from '@gatewright/engine/template'
import {
  type Ast,
  type CompiledTemplate,
  compileTemplate,
  type JavaValue,
  type Origin,
  type OutputSegment,
  type RenderView,
  type TemplateObserver,
  walkTemplate,
} from '@gatewright/vtl'
import type { KnownValue } from '../language/facts.ts'
import type { TemplateSample } from '../preview-protocol.ts'
import { coverageOf, firstSign, lineFinder } from './coverage.ts'
import { describeValue, knownValues } from './describe-value.ts'
import { isHost, observedBindings } from './observed-bindings.ts'
import type { LoopPass, Recording, Segment, ShownValue, Step, VariableChange } from './recording.ts'
import { evaluate, expressionTemplate, StepEdits, type ValueEdit } from './step-edits.ts'

export type RecordOptions = {
  edits?: readonly ValueEdit[]
  /** Expressions to evaluate at each step. */
  watches?: readonly string[]
  /** Conditions of breakpoints, by line. */
  conditions?: readonly { line: number; condition: string }[]
}

/** Steps that are kept; what comes behind them still renders. */
export const mostSteps = 5000
const mostSegments = 50_000

/**
 * Renders a template and writes down each step, what each piece of the output came from, and what did not run.
 *
 * @throws TemplateParseError, TemplateRenderError as the rendering itself does
 */
export function recordRendering(template: string, sample: TemplateSample, options: RecordOptions = {}): Recording {
  const compiled = compileTemplate(template, { dialect: 'apigateway' })
  const bindings = observedBindings(sample)
  const recorder = new Recorder(compiled.ast, bindings, options)
  const { text } = compiled.render(bindings, { observer: recorder })
  return recorder.finish(text)
}

const ownNames: ReadonlySet<string> = new Set([
  'input',
  'util',
  'context',
  'stageVariables',
  'foreach',
  'velocityCount',
  'velocityHasNext',
])

/** One run of a loop; how many passes it has is known when it ends. */
type LoopRun = { statement: Ast.ForeachDirective; count: number }
type OpenStep = Omit<Step, 'loops'> & { loops: readonly { run: LoopRun; index: number }[] }

function passOf({ run, index }: OpenStep['loops'][number]): LoopPass {
  return { start: run.statement.start, index, count: run.count }
}

class Recorder implements TemplateObserver {
  readonly #steps: OpenStep[] = []
  readonly #segments: Segment[] = []
  readonly #decided = new Map<string, InputPart>()
  readonly #statements = new Set<Ast.Statement>()
  readonly #branches = new Map<Ast.Statement, Set<number>>()
  readonly #values = new Map<Ast.Reference, JavaValue>()
  /** The last item of each loop variable: after the loop the variable is gone. */
  readonly #items = new Map<string, JavaValue>()
  readonly #edits: StepEdits
  /** The loops around, the outermost first. */
  readonly #passes: { run: LoopRun; index: number }[] = []
  readonly #lineOf: (offset: number) => number
  readonly #watches: readonly CompiledTemplate[]
  readonly #conditions: ReadonlyMap<number, CompiledTemplate>
  #last = new Map<string, { value: JavaValue; shown: ShownValue }>()
  #final = new Map<string, JavaValue>()
  #output = 0
  #isMajor = true
  #isCut = false

  constructor(
    private readonly ast: Ast.Template,
    private readonly bindings: ReadonlyMap<string, JavaValue>,
    options: RecordOptions,
  ) {
    this.#lineOf = lineFinder(ast.source)
    this.#watches = (options.watches ?? []).map((watch) => expressionTemplate(watch))
    this.#conditions = new Map(
      (options.conditions ?? []).map(({ line, condition }) => [line, conditionTemplate(condition)] as const),
    )
    this.#edits = new StepEdits(ast, options.edits ?? [])
  }

  onStatement(statement: Ast.Statement, view: RenderView): void {
    this.#statements.add(statement)
    if (this.#edits.isInText(statement)) return
    this.#leaveLoops(statement)
    if (!this.#edits.reach(statement, view, this.bindings)) return
    const start = firstSign(this.ast.source, statement.start)
    this.#add({ start, end: statement.end }, view)
  }

  onValue(expression: Ast.Expression, value: JavaValue): void {
    if (expression.kind === 'reference') this.#values.set(expression, value)
  }

  onCondition(_condition: Ast.Expression, _holds: boolean, origins: readonly Origin[]): void {
    for (const part of origins.flatMap(inputPartsOf)) {
      if (this.#decided.size < mostSegments) this.#decided.set(`${part.input} ${part.path}`, part)
    }
  }

  onBranch(statement: Ast.IfDirective, branch: number): void {
    const taken = this.#branches.get(statement) ?? new Set()
    this.#branches.set(statement, taken.add(branch))
    this.#isMajor = true
  }

  onIteration(statement: Ast.ForeachDirective, index: number, item: JavaValue): void {
    this.#isMajor = true
    this.#items.set(statement.variable, item)
    const at = index === 0 ? -1 : this.#passes.findLastIndex(({ run }) => run.statement === statement)
    const run = this.#passes[at]?.run ?? { statement, count: 0 }
    if (at >= 0) this.#passes.length = at
    run.count = index + 1
    this.#passes.push({ run, index })
  }

  onOutput({ start, end, statement, template, origins }: OutputSegment): void {
    this.#output = Math.max(this.#output, end)
    if (this.#segments.length >= mostSegments) return
    const inputs = statement.kind === 'text' ? [] : origins.flatMap(inputPartsOf)
    this.#segments.push({ start, end, template, inputs: innermost(inputs), step: Math.max(0, this.#steps.length - 1) })
  }

  finish(text: string): Recording {
    const { source } = this.ast
    if (!this.#isCut)
      this.#steps.push({
        start: source.length,
        end: source.length,
        line: this.#lineOf(source.length),
        output: text.length,
        loops: [],
        isMajor: true,
        changes: [...this.#last].flatMap(([name]) => (this.#final.has(name) ? [] : [{ name, value: undefined }])),
        watched: this.#steps.at(-1)?.watched ?? [],
      })
    const ran = { statements: this.#statements, branches: this.#branches }
    return {
      text,
      steps: this.#steps.map((step) => ({ ...step, loops: step.loops.map(passOf) })),
      isCut: this.#isCut,
      segments: this.#segments,
      decided: [...this.#decided.values()],
      coverage: coverageOf(this.ast, ran),
      values: this.#known(),
    }
  }

  #leaveLoops(statement: Ast.Statement): void {
    while (true) {
      const inner = this.#passes.at(-1)?.run.statement
      if (inner === undefined || (inner.start <= statement.start && statement.end <= inner.end)) return
      // A #define block runs where it is printed: it does not end the loop around that place.
      if (!this.#passes.some(({ run }) => contains(run.statement, statement)) && this.#isInDefine(statement)) return
      this.#passes.pop()
    }
  }

  #isInDefine(statement: Ast.Statement): boolean {
    let found = false
    walkTemplate(this.ast, {
      statement: (each) => {
        if (each.kind === 'define' && contains(each, statement) && each !== statement) found = true
        return !found
      },
      expression: () => false,
    })
    return found
  }

  #add(place: { start: number; end: number }, view: RenderView): void {
    if (this.#steps.length >= mostSteps) {
      this.#isCut = true
      return
    }
    const line = this.#lineOf(place.start)
    const condition = this.#conditions.get(line)
    this.#steps.push({
      ...place,
      line,
      output: this.#output,
      loops: [...this.#passes],
      isMajor: this.#isMajor,
      changes: this.#changes(view),
      watched: this.#watches.map((watch) => describeValue(evaluate(watch, this.#scope(view)))),
      ...(condition === undefined ? {} : { holds: holds(condition, this.#scope(view)) }),
    })
    this.#isMajor = false
  }

  #changes(view: RenderView): VariableChange[] {
    const changes: VariableChange[] = []
    const seen = new Set<string>()
    const look = (name: string, value: JavaValue) => {
      seen.add(name)
      const before = this.#last.get(name)
      if (before !== undefined && before.value === value && (typeof value !== 'object' || value === null)) return
      const shown = describeValue(value)
      if (before?.shown.text !== shown.text || before.shown.type !== shown.type) changes.push({ name, value: shown })
      this.#last.set(name, { value, shown })
    }
    const variables = view.variables()
    this.#final = variables
    for (const [name, value] of variables) if (!ownNames.has(name)) look(name, value)
    const loop = variables.get('foreach')
    if (isHost(loop)) {
      for (const member of ['index', 'hasNext']) look(`foreach.${member}`, loop.getProperty(member) ?? null)
    }
    for (const name of this.#last.keys()) {
      if (seen.has(name)) continue
      this.#last.delete(name)
      changes.push({ name, value: undefined })
    }
    return changes
  }

  #scope(view: RenderView): Map<string, JavaValue> {
    return new Map([...this.bindings, ...view.variables()])
  }

  #known(): KnownValue[] {
    const known: KnownValue[] = []
    for (const [name, item] of this.#items) known.push(...knownValues(name, item, { start: -1, end: -1 }))
    for (const [name, { value }] of this.#last) known.push(...knownValues(name, value, { start: -1, end: -1 }))
    for (const [reference, value] of this.#values) {
      if (known.length > 2000) break
      const source = reference.source.replace(/^\$!?\{?/, '').replace(reference.formal ? /\}$/ : /$^/, '')
      known.push(...knownValues(source, value, dollarSpan(reference)))
    }
    return known
  }
}

function dollarSpan(reference: Ast.Reference): { start: number; end: number } {
  const start = reference.nameSpan.start - 1 - (reference.quiet ? 1 : 0) - (reference.formal ? 1 : 0)
  return { start, end: reference.end }
}

function contains(outer: Ast.Statement, inner: Ast.Statement): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Without those that hold others: `$.items` says nothing more beside `$.items[0].sku`. */
function innermost(inputs: readonly InputPart[]): InputPart[] {
  if (inputs.length < 2) return [...inputs]
  const unique = new Map(inputs.map((one) => [`${one.input} ${one.path}`, one] as const))
  for (const { input, path } of inputs) {
    for (let at = path.length - 1; at > 0; at--) {
      if (path[at] === '.' || path[at] === '[') unique.delete(`${input} ${path.slice(0, at)}`)
    }
  }
  return [...unique.values()]
}

function conditionTemplate(condition: string): CompiledTemplate {
  try {
    return compileTemplate(`#if(${condition})1#end`, { dialect: 'apigateway' })
  } catch {
    // A condition that cannot be read stops, so that it is not forgotten.
    return compileTemplate('1', { dialect: 'apigateway' })
  }
}

function holds(template: CompiledTemplate, scope: ReadonlyMap<string, JavaValue>): boolean {
  try {
    return template.render(scope).text === '1'
  } catch {
    return true
  }
}
