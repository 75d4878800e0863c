import type { Json, JsonObject } from '@gatewright/definition'
import { type PolicyDocument, readPolicy } from './policy/document.ts'

/** What a Lambda authorizer returned, once it has the shape that the service asks for (authorizers reference §5.3). */
export type AuthorizerOutput = {
  readonly principalId: string
  readonly policy: PolicyDocument
  /** context values as text */
  readonly context: { readonly [name: string]: string }
  readonly usageIdentifierKey: string | undefined
}

/** Reads an authorizer's result; a text says what is wrong with it. */
export function readAuthorizerOutput(json: Json | undefined): AuthorizerOutput | string {
  if (!isObject(json)) return 'it is no JSON object'
  const { principalId, policyDocument, context, usageIdentifierKey } = json
  if (typeof principalId !== 'string' && typeof principalId !== 'number') return 'principalId is missing'
  const policy = readPolicy(policyDocument)
  if (policy === undefined) return 'policyDocument is missing, or no policy'
  const values = contextValues(context)
  if (values === undefined) return 'context holds values that are no string, number or boolean'
  return {
    principalId: String(principalId),
    policy,
    context: values,
    usageIdentifierKey: typeof usageIdentifierKey === 'string' ? usageIdentifierKey : undefined,
  }
}

function contextValues(context: Json | undefined): { [name: string]: string } | undefined {
  if (context === undefined || context === null) return {}
  if (!isObject(context)) return undefined
  const values: { [name: string]: string } = {}
  for (const [name, value] of Object.entries(context)) {
    if (value === null) continue
    if (typeof value === 'object') return undefined
    values[name] = String(value)
  }
  return values
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
