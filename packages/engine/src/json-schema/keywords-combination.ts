import type { Json } from '@gatewright/definition'
import { isObject } from './keywords-object.ts'
import type { CompileChild, KeywordCheck } from './schema-node.ts'
import { satisfies } from './validate.ts'

export function allOfCheck(schemas: Json, compile: CompileChild): KeywordCheck | undefined {
  return countingCheck(schemas, compile, (matched, total) =>
    matched === total
      ? undefined
      : `instance failed to match all required schemas (matched only ${matched} out of ${total})`,
  )
}

export function anyOfCheck(schemas: Json, compile: CompileChild): KeywordCheck | undefined {
  return countingCheck(schemas, compile, (matched, total) =>
    matched > 0 ? undefined : `instance failed to match at least one required schema among ${total}`,
  )
}

export function oneOfCheck(schemas: Json, compile: CompileChild): KeywordCheck | undefined {
  return countingCheck(schemas, compile, (matched, total) =>
    matched === 1 ? undefined : `instance failed to match exactly one schema (matched ${matched} out of ${total})`,
  )
}

export function notCheck(schema: Json, compile: CompileChild): KeywordCheck | undefined {
  if (!isObject(schema)) return undefined
  const node = compile(schema)
  return (instance, { messages, budget }) => {
    const matches = budget.deeper(() => satisfies(node, instance, budget))
    if (matches) messages.push('instance matched a schema which it should not have')
  }
}

function countingCheck(
  schemas: Json,
  compile: CompileChild,
  judge: (matched: number, total: number) => string | undefined,
): KeywordCheck | undefined {
  if (!Array.isArray(schemas) || schemas.length === 0) return undefined
  const nodes = schemas.map(compile)
  return (instance, { messages, budget }) => {
    const matched = budget.deeper(() => nodes.filter((node) => satisfies(node, instance, budget)).length)
    const message = judge(matched, nodes.length)
    if (message !== undefined) messages.push(message)
  }
}
