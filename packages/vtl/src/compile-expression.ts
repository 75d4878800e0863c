import type { BinaryExpression, Expression, NumberLiteral, RangeLiteral, StringLiteral } from './ast.ts'
import { BlockValue } from './block-value.ts'
import type { Compiler } from './compiler.ts'
import { type ArithmeticOperator, calculate, compareNumbers, isNumber } from './java/arithmetic.ts'
import { javaEquals } from './java/equals.ts'
import { intValue } from './java/number.ts'
import { JavaBigInteger, JavaDouble } from './java/number-value.ts'
import { toJavaString } from './java/to-string.ts'
import { JavaMap, type JavaValue, keyCost } from './java/value.ts'
import { LimitExceeded, type Meter } from './limits.ts'
import type { Evaluate, Test } from './runtime.ts'

/** Compiles an expression to what computes its value. */
export function compileValue(compiler: Compiler, expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'reference':
      return compiler.reference(expression, compiler.dialect.valueOfNone)
    case 'string':
      return compileString(compiler, expression)
    case 'number': {
      const value = numberOf(expression)
      return () => value
    }
    case 'boolean': {
      const { value } = expression
      return () => value
    }
    case 'list': {
      const items = expression.items.map((item) => compiler.value(item))
      return (state) => items.map((item) => item(state))
    }
    case 'range':
      return compileRange(compiler, expression)
    case 'map':
      return compileMap(compiler, expression.entries)
    case 'not': {
      const operand = compiler.test(expression.operand)
      return (state) => !operand(state)
    }
    case 'binary':
      return isArithmetic(expression.operator)
        ? compileArithmetic(compiler, expression, expression.operator)
        : compiler.test(expression)
    case 'word':
      return () => null
  }
}

/** Compiles a condition. A literal is false unless it is `true`; any value of a reference but null and false is true. */
export function compileTest(compiler: Compiler, expression: Expression): Test {
  switch (expression.kind) {
    case 'reference': {
      const value = compiler.value(expression)
      return (state) => isTrue(value(state))
    }
    case 'boolean': {
      const { value } = expression
      return () => value
    }
    case 'not': {
      const operand = compiler.test(expression.operand)
      return (state) => !operand(state)
    }
    case 'binary':
      return compileBinaryTest(compiler, expression)
    case 'string':
    case 'number':
    case 'list':
    case 'range':
    case 'map':
    case 'word':
      return () => false
  }
}

function isTrue(value: JavaValue): boolean {
  if (value === null) return false
  if (typeof value === 'boolean') return value
  return value instanceof BlockValue ? value.text() !== null : true
}

function compileBinaryTest(compiler: Compiler, expression: BinaryExpression): Test {
  const { operator, left, right } = expression
  if (operator === '&&' || operator === '||') {
    const one = compiler.test(left)
    const other = compiler.test(right)
    return operator === '&&' ? (state) => one(state) && other(state) : (state) => one(state) || other(state)
  }
  const one = compiler.value(left)
  const other = compiler.value(right)
  switch (operator) {
    case '==':
      return (state) => isEqual(one(state), other(state), state.meter)
    case '!=':
      return (state) => !isEqual(one(state), other(state), state.meter)
    case '<':
      return (state) => compare(one(state), other(state)) === -1
    case '<=':
      return (state) => (compare(one(state), other(state)) ?? 1) <= 0
    case '>':
      return (state) => compare(one(state), other(state)) === 1
    case '>=':
      return (state) => (compare(one(state), other(state)) ?? -1) >= 0
    default:
      return () => false
  }
}

/** `==`: numbers by value, things of one class by `equals`, anything else by its text. */
export function isEqual(left: JavaValue, right: JavaValue, meter: Meter): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right
  if (left === null || right === null) return textOrNull(left, meter) === textOrNull(right, meter)
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0
  if (sameClass(left, right)) return javaEquals(left, right, meter)
  return textOrNull(left, meter) === textOrNull(right, meter)
}

function sameClass(left: JavaValue, right: JavaValue): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return typeof left === typeof right
  return left?.constructor === right?.constructor || (Array.isArray(left) && Array.isArray(right))
}

function textOrNull(value: JavaValue, meter: Meter): string | null {
  if (value === null) return null
  return value instanceof BlockValue ? value.text() : toJavaString(value, meter)
}

function compare(left: JavaValue, right: JavaValue): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0
  return isNumber(left) && isNumber(right) ? compareNumbers(left, right) : null
}

function compileString(compiler: Compiler, literal: StringLiteral): Evaluate {
  const { text, template, trimsLast } = literal
  if (template === null) return () => text
  const render = compiler.block(template)
  if (!trimsLast) return (state) => state.capture(render)
  return (state) => state.capture(render).slice(0, -1)
}

/** Integer, Long or BigInteger, whichever is the first to hold it; a decimal is a Double. */
function numberOf({ text, form }: NumberLiteral): JavaValue {
  if (form === 'decimal') return new JavaDouble(Number(text.replace(/\.(?=$|[eE])/, '')))
  if (text.length <= 9) return Number(text) + 0
  const value = BigInt(text)
  if (BigInt.asIntN(32, value) === value) return Number(value)
  return BigInt.asIntN(64, value) === value ? value : new JavaBigInteger(value)
}

function compileRange(compiler: Compiler, expression: RangeLiteral): Evaluate {
  const first = compiler.value(expression.from)
  const last = compiler.value(expression.to)
  return (state) => {
    const start = first(state)
    const end = last(state)
    if (!isNumber(start) || !isNumber(end)) return null
    state.place = expression
    return range(intValue(start), intValue(end), state.meter)
  }
}

function range(start: number, end: number, meter: Meter): JavaValue[] {
  const count = Math.abs(start - end) + 1
  if (count > meter.limits.maxItems) {
    throw new LimitExceeded('maxItems', `The range holds ${count} items; at most ${meter.limits.maxItems} are allowed`)
  }
  meter.spend(1 + (count >>> 3))
  const step = start >= end ? -1 : 1
  return Array.from({ length: count }, (_, index) => start + step * index)
}

function compileMap(compiler: Compiler, entries: readonly { key: Expression; value: Expression }[]): Evaluate {
  const keys = entries.map(({ key }) => compiler.value(key))
  const values = entries.map(({ value }) => compiler.value(value))
  return (state) => {
    const map = new JavaMap()
    for (const [index, key] of keys.entries()) {
      const name = key(state)
      state.meter.spend(keyCost(name))
      map.set(name, values[index]?.(state) ?? null)
    }
    return map
  }
}

function isArithmetic(operator: BinaryExpression['operator']): operator is ArithmeticOperator {
  return operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '%'
}

function compileArithmetic(compiler: Compiler, expression: BinaryExpression, operator: ArithmeticOperator): Evaluate {
  const one = compiler.value(expression.left)
  const other = compiler.value(expression.right)
  const { leftSource, rightSource } = expression
  return (state) => {
    const left = one(state)
    const right = other(state)
    if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
      state.place = expression
      const text =
        (left === null ? leftSource : toJavaString(left, state.meter)) +
        (right === null ? rightSource : toJavaString(right, state.meter))
      state.meter.spendText(text.length)
      return text
    }
    if (!isNumber(left) || !isNumber(right)) return null
    state.place = expression
    return calculate(operator, left, right, state.meter)
  }
}
