import type { Json } from '@gatewright/definition'
import { canonicalText } from './canonical.ts'
import type { KeywordCheck } from './schema-node.ts'

export function minItemsCheck(minimum: Json): KeywordCheck | undefined {
  if (typeof minimum !== 'number') return undefined
  return (instance, { messages }) => {
    if (!Array.isArray(instance) || instance.length >= minimum) return
    messages.push(
      `array is too short: must have at least ${minimum} elements but instance has ${instance.length} elements`,
    )
  }
}

export function maxItemsCheck(maximum: Json): KeywordCheck | undefined {
  if (typeof maximum !== 'number') return undefined
  return (instance, { messages }) => {
    if (!Array.isArray(instance) || instance.length <= maximum) return
    messages.push(
      `array is too long: must have at most ${maximum} elements but instance has ${instance.length} elements`,
    )
  }
}

export function uniqueItemsCheck(isUnique: Json): KeywordCheck | undefined {
  if (isUnique !== true) return undefined
  return (instance, { messages, budget }) => {
    if (!Array.isArray(instance)) return
    const seen = new Set<string>()
    for (const element of instance) {
      const text = canonicalText(element, budget)
      if (seen.has(text)) {
        messages.push('array must not contain duplicate elements')
        return
      }
      seen.add(text)
    }
  }
}

/** `additionalItems: false` beside a list of `items`. */
export function additionalItemsCheck(additionalItems: Json, items: Json | undefined): KeywordCheck | undefined {
  if (additionalItems !== false || !Array.isArray(items)) return undefined
  const { length } = items
  return (instance, { messages }) => {
    if (!Array.isArray(instance) || instance.length <= length) return
    messages.push(`schema only allows ${length} elements in array but instance has ${instance.length} elements`)
  }
}
