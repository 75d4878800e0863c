import type { ConditionKeys } from './condition-keys.ts'
import type { Condition } from './document.ts'
import { operatorNamed } from './operators.ts'

const operatorForm = /^(?:(ForAnyValue|ForAllValues):)?(.+?)(IfExists)?$/s

/**
 * Whether a condition holds (policy reference §4). An operator that does not exist holds never.
 * @param keys what the request has
 * @param variables the same keys, where the policy's version knows variables
 */
export function conditionHolds(
  { operator, key, values }: Condition,
  keys: ConditionKeys,
  variables: ConditionKeys | undefined,
): boolean {
  const actual = keys.get(key)
  if (operator === 'Null') return values.some((value) => (value.toLowerCase() === 'true') === (actual === undefined))
  const [, set, name = '', ifExists] = operatorForm.exec(operator) ?? []
  const found = operatorNamed(name)
  if (found === undefined) return false
  const { compare, isNegated } = found
  if (actual === undefined || actual.length === 0) {
    if (ifExists !== undefined || set === 'ForAllValues') return true
    return set === undefined && isNegated
  }
  const holdsFor = (value: string) => values.some((written) => compare(written, value, variables)) !== isNegated
  // a negated operator must hold for all values, unless one is asked for
  const isForAll = set === 'ForAllValues' || (set === undefined && isNegated)
  return isForAll ? actual.every(holdsFor) : actual.some(holdsFor)
}
