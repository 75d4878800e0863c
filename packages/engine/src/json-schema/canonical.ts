import type { Json } from '@gatewright/definition'
import type { Budget } from './budget.ts'

/** A text that is the same for equal JSON values, whatever the order of their members. */
export function canonicalText(value: Json, budget: Budget): string {
  budget.spend(1)
  if (value === null || typeof value !== 'object') {
    const text = JSON.stringify(value)
    budget.spend(text.length >>> 5)
    return text
  }
  return budget.deeper(() => {
    if (Array.isArray(value)) return `[${value.map((element) => canonicalText(element, budget)).join(',')}]`
    const members = Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null, budget)}`)
    return `{${members.join(',')}}`
  })
}
