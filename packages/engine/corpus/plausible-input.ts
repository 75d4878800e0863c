import type { MappingTemplateInput } from '@gatewright/engine/template'
import { type Ast, parseTemplate } from '@gatewright/vtl'
import { Shape } from './shape.ts'

const listMethods = /^(?:size|get|iterator|subList|contains|isEmpty|add|remove|indexOf)$/

/** Makes an input that has what the template asks for: read off its references, loops and arithmetic. */
export function plausibleInput(template: string): MappingTemplateInput {
  const reading = new Reading()
  reading.block(parseTemplate(template, { dialect: 'apigateway' }).ast.body)
  const { body, parameters, context, stageVariables } = reading
  const names = [...parameters]
  return {
    body: JSON.stringify(body.toJson('body')),
    params: {
      path: record(names.filter((_, at) => at % 3 === 0)),
      querystring: record(names.filter((_, at) => at % 3 === 1)),
      header: { 'Content-Type': 'application/json', ...record(names.filter((_, at) => at % 3 === 2)) },
    },
    context: { stage: 'dev', requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef', ...context.toObject() },
    stageVariables: record([...stageVariables.members.keys()]),
  }
}

function record(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `some-${name}`]))
}

/** Follows a template once, without running it, and notes what it does with its inputs. */
class Reading {
  readonly body = new Shape()
  readonly context = new Shape()
  readonly stageVariables = new Shape()
  readonly parameters = new Set<string>()
  readonly #variables = new Map<string, Shape>()

  block(block: Ast.Block): void {
    for (const statement of block.statements) this.#statement(statement)
  }

  #statement(statement: Ast.Statement): void {
    switch (statement.kind) {
      case 'reference':
        this.#reference(statement)
        break
      case 'set': {
        const value = this.#expression(statement.value)
        if (statement.target.accessors.length === 0 && value !== undefined)
          this.#variables.set(statement.variable, value)
        break
      }
      case 'if':
        for (const branch of statement.branches) {
          this.#expression(branch.condition)
          this.block(branch.body)
        }
        if (statement.otherwise !== null) this.block(statement.otherwise)
        break
      case 'foreach': {
        const list = this.#expression(statement.list)
        if (list !== undefined) this.#variables.set(statement.variable, list.item())
        this.block(statement.body)
        break
      }
      case 'define':
        this.block(statement.body)
    }
  }

  /** The shape of the part of the input that an expression is; undefined for anything else. */
  #expression(expression: Ast.Expression): Shape | undefined {
    switch (expression.kind) {
      case 'reference':
        return this.#reference(expression)
      case 'string':
        if (expression.template !== null) this.block(expression.template)
        return undefined
      case 'list':
        for (const item of expression.items) this.#expression(item)
        return undefined
      case 'map':
        for (const { value } of expression.entries) this.#expression(value)
        return undefined
      case 'not':
        this.#expression(expression.operand)
        return undefined
      case 'binary': {
        const sides = [expression.left, expression.right]
        const numeric = /^[-*/%<>]/.test(expression.operator) || sides.some(({ kind }) => kind === 'number')
        for (const side of sides) {
          const shape = this.#expression(side)
          if (numeric && shape !== undefined) shape.isNumber = true
        }
        return undefined
      }
      default:
        return undefined
    }
  }

  #reference(reference: Ast.Reference): Shape | undefined {
    const [first, ...others] = reference.accessors
    for (const accessor of reference.accessors) {
      if (accessor.kind === 'method') for (const arg of accessor.args) this.#expression(arg)
    }
    if (reference.name === 'input' && first !== undefined) return this.#input(first, others)
    const root = this.#root(reference.name)
    return root === undefined ? undefined : follow(root, reference.accessors)
  }

  #root(name: string): Shape | undefined {
    if (name === 'context') return this.context
    if (name === 'stageVariables') return this.stageVariables
    return this.#variables.get(name)
  }

  #input(first: Ast.Accessor, others: readonly Ast.Accessor[]): Shape | undefined {
    if (first.kind !== 'method') return undefined
    const [argument] = first.args
    const text = argument?.kind === 'string' ? argument.text : undefined
    if (text === undefined) return undefined
    if (first.name === 'params') this.parameters.add(text)
    if (first.name !== 'path' && first.name !== 'json') return undefined
    return follow(this.body.at(text), others)
  }
}

function follow(start: Shape, accessors: readonly Ast.Accessor[]): Shape | undefined {
  let shape = start
  for (const accessor of accessors) {
    if (accessor.kind === 'property') shape = shape.member(accessor.name)
    else if (accessor.kind === 'index')
      shape = accessor.index.kind === 'string' ? shape.member(accessor.index.text) : shape.item()
    else {
      const [argument] = accessor.args
      if (accessor.name === 'get' && argument?.kind === 'string') shape = shape.member(argument.text)
      else if (accessor.name === 'get') shape = shape.item()
      else {
        if (listMethods.test(accessor.name)) shape.item()
        return undefined
      }
    }
  }
  return shape
}
