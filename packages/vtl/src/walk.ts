import type { Block, Expression, Statement, Template } from './ast.ts'

/** Called with each node before its parts; returning false leaves the parts out. */
export type Visitor = {
  statement?(statement: Statement): boolean | undefined
  expression?(expression: Expression): boolean | undefined
}

/** Visits all statements and expressions in the order they are written, those inside strings too. */
export function walkTemplate(ast: Template, visitor: Visitor): void {
  walkBlock(ast.body, visitor)
}

function walkBlock(block: Block, visitor: Visitor): void {
  for (const statement of block.statements) walkStatement(statement, visitor)
}

function walkStatement(statement: Statement, visitor: Visitor): void {
  if (visitor.statement?.(statement) === false) return
  switch (statement.kind) {
    case 'reference':
      walkExpression(statement, visitor)
      return
    case 'set':
      walkExpression(statement.target, visitor)
      walkExpression(statement.value, visitor)
      return
    case 'if':
      for (const branch of statement.branches) {
        walkExpression(branch.condition, visitor)
        walkBlock(branch.body, visitor)
      }
      if (statement.otherwise !== null) walkBlock(statement.otherwise, visitor)
      return
    case 'foreach':
      walkExpression(statement.list, visitor)
      walkBlock(statement.body, visitor)
      return
    case 'define':
    case 'macro':
      walkBlock(statement.body, visitor)
      return
    case 'macro-call':
      for (const arg of statement.args) walkExpression(arg, visitor)
      if (statement.body !== null) walkBlock(statement.body, visitor)
      return
    case 'evaluate':
      walkExpression(statement.argument, visitor)
      return
    case 'resource':
      for (const arg of statement.args) walkExpression(arg, visitor)
      return
    case 'break':
      if (statement.scope !== null) walkExpression(statement.scope, visitor)
      return
    case 'stop':
      if (statement.message !== null) walkExpression(statement.message, visitor)
      return
    case 'text':
    case 'comment':
    case 'broken':
      return
  }
}

function walkExpression(expression: Expression, visitor: Visitor): void {
  if (visitor.expression?.(expression) === false) return
  switch (expression.kind) {
    case 'reference':
      for (const accessor of expression.accessors) {
        if (accessor.kind === 'index') walkExpression(accessor.index, visitor)
        if (accessor.kind === 'method') for (const arg of accessor.args) walkExpression(arg, visitor)
      }
      return
    case 'string':
      if (expression.template !== null) walkBlock(expression.template, visitor)
      return
    case 'list':
      for (const item of expression.items) walkExpression(item, visitor)
      return
    case 'range':
      walkExpression(expression.from, visitor)
      walkExpression(expression.to, visitor)
      return
    case 'map':
      for (const { key, value } of expression.entries) {
        walkExpression(key, visitor)
        walkExpression(value, visitor)
      }
      return
    case 'not':
      walkExpression(expression.operand, visitor)
      return
    case 'binary':
      walkExpression(expression.left, visitor)
      walkExpression(expression.right, visitor)
      return
    case 'number':
    case 'boolean':
    case 'word':
      return
  }
}
