import type { Json } from '@gatewright/definition'
import { compileJavaRegex, type JavaRegex } from '@gatewright/vtl'
import { type Budget, SchemaBudgetExceeded } from './budget.ts'
import { ecmaToJava } from './ecma-pattern.ts'
import type { KeywordCheck } from './schema-node.ts'

/** Length in code points. */
function lengthOf(text: string): number {
  let length = text.length
  for (let at = 0; at < text.length - 1; at += 1) {
    const unit = text.charCodeAt(at)
    const next = text.charCodeAt(at + 1)
    if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
      length -= 1
      at += 1
    }
  }
  return length
}

export function minLengthCheck(minimum: Json): KeywordCheck | undefined {
  if (typeof minimum !== 'number') return undefined
  return (instance, { messages }) => {
    if (typeof instance !== 'string') return
    const length = lengthOf(instance)
    if (length >= minimum) return
    messages.push(`string ${JSON.stringify(instance)} is too short (length: ${length}, required minimum: ${minimum})`)
  }
}

export function maxLengthCheck(maximum: Json): KeywordCheck | undefined {
  if (typeof maximum !== 'number') return undefined
  return (instance, { messages }) => {
    if (typeof instance !== 'string') return
    const length = lengthOf(instance)
    if (length <= maximum) return
    messages.push(`string ${JSON.stringify(instance)} is too long (length: ${length}, maximum allowed: ${maximum})`)
  }
}

/** `pattern`: found anywhere in the text. A pattern that cannot be compiled says nothing. */
export function patternCheck(pattern: Json): KeywordCheck | undefined {
  if (typeof pattern !== 'string') return undefined
  const finds = compilePattern(pattern)
  if (finds === undefined) return undefined
  return (instance, { messages, budget }) => {
    if (typeof instance !== 'string' || finds(instance, budget)) return
    messages.push(`ECMA 262 regex ${JSON.stringify(pattern)} does not match input string ${JSON.stringify(instance)}`)
  }
}

/** Compiles an ECMA 262 pattern to a search whose steps count against the budget; undefined when it cannot be compiled. */
export function compilePattern(pattern: string): ((text: string, budget: Budget) => boolean) | undefined {
  let regex: JavaRegex
  try {
    regex = compileJavaRegex(ecmaToJava(pattern))
  } catch {
    return undefined
  }
  return (text, budget) => {
    try {
      budget.spend(1)
      return regex.find(text, 0, budget) !== null
    } catch {
      throw new SchemaBudgetExceeded(`The pattern ${pattern.slice(0, 80)} takes too many steps on this body.`)
    }
  }
}
