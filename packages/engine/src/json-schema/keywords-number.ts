import type { Json } from '@gatewright/definition'
import type { KeywordCheck } from './schema-node.ts'

/** `minimum`, with `exclusiveMinimum` in its draft-04 form. */
export function minimumCheck(minimum: Json, exclusive: boolean): KeywordCheck | undefined {
  if (typeof minimum !== 'number') return undefined
  return (instance, { messages }) => {
    if (typeof instance !== 'number') return
    if (instance < minimum) {
      messages.push(`numeric instance is lower than the required minimum (minimum: ${minimum}, found: ${instance})`)
    } else if (exclusive && instance === minimum) {
      messages.push(`numeric instance is not strictly greater than the required minimum ${minimum}`)
    }
  }
}

/** `maximum`, with `exclusiveMaximum` in its draft-04 form. */
export function maximumCheck(maximum: Json, exclusive: boolean): KeywordCheck | undefined {
  if (typeof maximum !== 'number') return undefined
  return (instance, { messages }) => {
    if (typeof instance !== 'number') return
    if (instance > maximum) {
      messages.push(`numeric instance is greater than the required maximum (maximum: ${maximum}, found: ${instance})`)
    } else if (exclusive && instance === maximum) {
      messages.push(`numeric instance is not strictly lower than the required maximum ${maximum}`)
    }
  }
}

/** `multipleOf`, by decimal arithmetic: 0.3 is a multiple of 0.1. */
export function multipleOfCheck(divisor: Json): KeywordCheck | undefined {
  if (typeof divisor !== 'number' || divisor <= 0) return undefined
  return (instance, { messages, budget }) => {
    if (typeof instance !== 'number') return
    budget.spend(10)
    if (!isMultiple(instance, divisor)) messages.push(`remainder of division is not zero (${instance} / ${divisor})`)
  }
}

function isMultiple(value: number, divisor: number): boolean {
  const [valueDigits, valueScale] = decimal(value)
  const [divisorDigits, divisorScale] = decimal(divisor)
  const scale = Math.max(valueScale, divisorScale)
  const scaled = (digits: bigint, from: number) => digits * 10n ** BigInt(scale - from)
  return scaled(valueDigits, valueScale) % scaled(divisorDigits, divisorScale) === 0n
}

/** A number as digits and the count of digits behind the point (negative for whole powers of ten). */
function decimal(value: number): [digits: bigint, scale: number] {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return [BigInt(whole + fraction), fraction.length - Number(exponent)]
}
