import type { Block, IfDirective, Statement } from './ast.ts'
import {
  compileBreak,
  compileDefine,
  compileEvaluate,
  compileMacroCall,
  compileResource,
  compileSet,
  compileStop,
  DirectiveFailure,
} from './compile-directive.ts'
import { compileForeach } from './compile-foreach.ts'
import { compilePrint } from './compile-reference.ts'
import type { Compiler, Piece } from './compiler.ts'
import type { Render, RenderState } from './runtime.ts'

/** Compiles the statements of a block; neighbouring texts become one. */
export function compileBlock(compiler: Compiler, block: Block): Render {
  const pieces: Piece[] = []
  let text = ''
  for (const statement of block.statements) {
    const piece = compiler.statement(statement)
    if (typeof piece === 'string') {
      text += piece
      continue
    }
    if (text !== '') pieces.push(text)
    text = ''
    pieces.push(piece)
  }
  if (text !== '') pieces.push(text)
  return renderPieces(pieces, block.statements.length + 1)
}

function renderPieces(pieces: readonly Piece[], cost: number): Render {
  const only = pieces[0]
  if (pieces.length === 1 && typeof only === 'string') {
    return (state) => {
      state.meter.spend(cost)
      state.out += only
      state.checkOutput()
    }
  }
  return (state: RenderState) => {
    state.meter.spend(cost)
    for (const piece of pieces) {
      if (typeof piece === 'string') state.out += piece
      else piece(state)
    }
    state.checkOutput()
  }
}

/** Compiles a statement: to its text where that never changes. */
export function compileStatement(compiler: Compiler, statement: Statement): Piece {
  switch (statement.kind) {
    case 'text':
      return statement.text
    case 'comment':
      return statement.before
    case 'reference':
      return compilePrint(compiler, statement)
    case 'set':
      return compileSet(compiler, statement)
    case 'if':
      return compileIf(compiler, statement)
    case 'foreach':
      return compileForeach(compiler, statement)
    case 'define':
      return compileDefine(compiler, statement)
    case 'macro':
      defineMacro(compiler, statement)
      return ''
    case 'macro-call':
      return compileMacroCall(compiler, statement)
    case 'evaluate':
      return compileEvaluate(compiler, statement)
    case 'resource':
      return compileResource(compiler, statement)
    case 'break':
      return compileBreak(compiler, statement)
    case 'stop':
      return compileStop(compiler, statement)
    case 'broken': {
      const { directive, message } = statement
      const place = { start: statement.start, end: statement.end, directive }
      return (state) => {
        state.place = place
        throw new DirectiveFailure(message)
      }
    }
  }
}

function compileIf(compiler: Compiler, statement: IfDirective): Render {
  const { branches } = statement
  const [only] = branches
  if (branches.length === 1 && only !== undefined) {
    const test = compiler.test(only.condition)
    const body = compiler.branch(statement, 0, compiler.block(only.body))
    const otherwise = compileElse(compiler, statement)
    return (state) => {
      if (test(state)) body?.(state)
      else otherwise?.(state)
    }
  }
  const tests = branches.map((branch) => compiler.test(branch.condition))
  const bodies = branches.map((branch, index) => compiler.branch(statement, index, compiler.block(branch.body)))
  const otherwise = compileElse(compiler, statement)
  return (state) => {
    const taken = tests.findIndex((test) => test(state))
    const body = taken < 0 ? otherwise : bodies[taken]
    body?.(state)
  }
}

function compileElse(compiler: Compiler, statement: IfDirective): Render | null {
  const { branches, otherwise } = statement
  return otherwise === null
    ? compiler.branch(statement, -1, null)
    : compiler.branch(statement, branches.length, compiler.block(otherwise))
}

/** Macros are known before rendering begins; the first of a name counts. */
function defineMacro(compiler: Compiler, statement: Extract<Statement, { kind: 'macro' }>): void {
  const body = compiler.block(statement.body)
  if (!compiler.dialect.inlineMacros || compiler.macros.has(statement.name)) return
  const parameters = statement.parameters.map((name) => compiler.symbols.slotOf(name))
  compiler.macros.set(statement.name, {
    name: statement.name,
    parameters,
    parameterNames: statement.parameters,
    body,
    depth: statement.body.levels,
  })
}
