import type { JavaValue, Meter } from '@gatewright/vtl'
import { compare, type Side } from './compare.ts'
import { PathEvaluation, type PathParts, type PathResult } from './evaluate-path.ts'
import { applyFunction, countInside } from './functions.ts'
import type { Filter, FunctionStep, JsonPath, Operand } from './path.ts'

/**
 * Evaluates a path with Jayway's rules: a definite path gives its value, any other a list of what was found.
 *
 * @returns undefined when there is nothing where a definite path, or the definite beginning of one, leads
 * @throws LimitExceeded when the meter has no steps left, InvalidPath for a filter on a value that is no object or list,
 *   JavaException where a function fails
 */
export function evaluatePath(path: JsonPath, root: JavaValue, meter: Meter): JavaValue | undefined {
  return new PathEvaluation(path, root, meter, parts, false).run(root)?.value
}

/** The same, with the places of what was found. */
export function locatePath(path: JsonPath, root: JavaValue, meter: Meter): PathResult | undefined {
  return new PathEvaluation(path, root, meter, parts, true).run(root)
}

const parts: PathParts = {
  passes,
  apply: (step, value, root, meter) => applyFunction(step.name, value, argumentsOf(step, value, root, meter), meter),
  applyOverAll: (step, found, root, meter) =>
    step.name === 'length' || step.name === 'size'
      ? countInside(found)
      : applyFunction(step.name, found, argumentsOf(step, found, root, meter), meter),
}

function argumentsOf(step: FunctionStep, value: JavaValue, root: JavaValue, meter: Meter): JavaValue[] {
  return step.args.map((arg) => operandValue(arg, value, root, meter) ?? null)
}

function passes(filter: Filter, item: JavaValue, root: JavaValue, meter: Meter): boolean {
  meter.spend(1)
  switch (filter.kind) {
    case 'or':
      return filter.parts.some((part) => passes(part, item, root, meter))
    case 'and':
      return filter.parts.every((part) => passes(part, item, root, meter))
    case 'not':
      return !passes(filter.part, item, root, meter)
    case 'exists':
      return found(filter.path, item, root, meter) !== undefined
    case 'compare':
      return compare(
        filter.operator,
        sideOf(filter.left, item, root, meter),
        sideOf(filter.right, item, root, meter),
        meter,
      )
  }
}

function found(path: JsonPath, item: JavaValue, root: JavaValue, meter: Meter): JavaValue | undefined {
  return new PathEvaluation(path, root, meter, parts, false).run(path.root === 'item' ? item : root)?.value
}

function sideOf(operand: Operand, item: JavaValue, root: JavaValue, meter: Meter): Side {
  return operand.kind === 'regex' ? operand.regex : operandValue(operand, item, root, meter)
}

function operandValue(operand: Operand, item: JavaValue, root: JavaValue, meter: Meter): JavaValue | undefined {
  if (operand.kind === 'path') return found(operand.path, item, root, meter)
  return operand.kind === 'literal' ? operand.value : null
}
