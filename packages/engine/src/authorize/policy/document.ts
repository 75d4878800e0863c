import type { Json, JsonObject } from '@gatewright/definition'

/** An element and its opposite: `Action` or `NotAction`, `Resource` or `NotResource`, `Principal` or `NotPrincipal`. */
export type Names = { readonly isNegated: boolean; readonly names: readonly string[] }

/** One line of a `Condition`: an operator as written, a key in lower case, and the values to compare with. */
export type Condition = { readonly operator: string; readonly key: string; readonly values: readonly string[] }

export type PolicyStatement = {
  readonly effect: 'Allow' | 'Deny'
  readonly action: Names
  readonly resource: Names
  /** `*`, or what stands under `AWS`; absent in identity policies */
  readonly principal: Names | undefined
  readonly conditions: readonly Condition[]
}

export type PolicyDocument = { readonly statements: readonly PolicyStatement[]; readonly hasVariables: boolean }

/** Reads a policy document (IAM user guide: grammar of the JSON policy language); undefined when it has not the shape of one. */
export function readPolicy(document: Json | undefined): PolicyDocument | undefined {
  if (!isObject(document)) return undefined
  const { Statement: statement, Version: version } = document
  const list = Array.isArray(statement) ? statement : isObject(statement) ? [statement] : undefined
  if (list === undefined) return undefined
  const statements: PolicyStatement[] = []
  for (const each of list) {
    const read = isObject(each) ? readStatement(each) : undefined
    if (read === undefined) return undefined
    statements.push(read)
  }
  return { statements, hasVariables: version === '2012-10-17' }
}

function readStatement(statement: JsonObject): PolicyStatement | undefined {
  const { Effect: effect } = statement
  if (effect !== 'Allow' && effect !== 'Deny') return undefined
  const action = oneOf(texts(statement.Action), texts(statement.NotAction))
  const resource = oneOf(texts(statement.Resource), texts(statement.NotResource))
  const conditions = readConditions(statement.Condition)
  if (action === undefined || resource === undefined || conditions === undefined) return undefined
  const principal = oneOf(principals(statement.Principal), principals(statement.NotPrincipal))
  return { effect, action, resource, principal, conditions }
}

/** Exactly one of an element and its opposite; undefined for none, both, or one of another form. */
function oneOf(plain: string[] | undefined, negated: string[] | undefined): Names | undefined {
  if (plain === undefined) return negated === undefined ? undefined : { isNegated: true, names: negated }
  return negated === undefined ? { isNegated: false, names: plain } : undefined
}

function principals(value: Json | undefined): string[] | undefined {
  if (value === '*') return ['*']
  if (!isObject(value)) return undefined
  // services and federated users never call a method themselves
  return texts(value.AWS) ?? []
}

function readConditions(condition: Json | undefined): Condition[] | undefined {
  if (condition === undefined) return []
  if (!isObject(condition)) return undefined
  const conditions: Condition[] = []
  for (const [operator, keys] of Object.entries(condition)) {
    if (!isObject(keys)) return undefined
    for (const [key, value] of Object.entries(keys)) {
      const values = scalars(value)
      if (values === undefined) return undefined
      conditions.push({ operator, key: key.toLowerCase(), values })
    }
  }
  return conditions
}

function texts(value: Json | undefined): string[] | undefined {
  if (value === undefined) return undefined
  const list = [value].flat()
  return list.every((each) => typeof each === 'string') ? list : undefined
}

function scalars(value: Json): string[] | undefined {
  const list = [value].flat()
  return list.some((each) => each !== null && typeof each === 'object') ? undefined : list.map(String)
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
