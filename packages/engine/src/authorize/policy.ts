import type { Json, JsonObject } from '@gatewright/definition'
import { matchesGlob } from './glob.ts'

export type PolicyDecision = 'allow' | 'explicitDeny' | 'implicitDeny'

export type PolicyStatement = {
  readonly effect: 'Allow' | 'Deny'
  readonly actions: readonly string[]
  readonly notActions: readonly string[]
  readonly resources: readonly string[]
  readonly notResources: readonly string[]
}

/** The statements of a policy document as an authorizer returns it; undefined when it has not the shape of one. */
export function readPolicy(document: Json | undefined): PolicyStatement[] | undefined {
  if (!isObject(document)) return undefined
  const { Statement: statement } = document
  const list = Array.isArray(statement) ? statement : isObject(statement) ? [statement] : undefined
  if (list === undefined) return undefined
  const statements: PolicyStatement[] = []
  for (const each of list) {
    if (!isObject(each)) return undefined
    const { Effect: effect } = each
    const actions = texts(each.Action)
    const notActions = texts(each.NotAction)
    const resources = texts(each.Resource)
    const notResources = texts(each.NotResource)
    if (effect !== 'Allow' && effect !== 'Deny') return undefined
    if (actions === undefined || notActions === undefined) return undefined
    if (resources === undefined || notResources === undefined) return undefined
    if (actions.length + notActions.length === 0 || resources.length + notResources.length === 0) return undefined
    statements.push({ effect, actions, notActions, resources, notResources })
  }
  return statements
}

/** Decides an action on a resource: an explicit Deny wins, then any Allow (authorizers reference §3.2). */
export function decide(statements: readonly PolicyStatement[], action: string, resource: string): PolicyDecision {
  const applying = statements.filter((statement) => applies(statement, action, resource))
  if (applying.some(({ effect }) => effect === 'Deny')) return 'explicitDeny'
  return applying.length > 0 ? 'allow' : 'implicitDeny'
}

function applies(statement: PolicyStatement, action: string, resource: string): boolean {
  const lowerAction = action.toLowerCase()
  const hasAction =
    statement.actions.length > 0
      ? statement.actions.some((pattern) => matchesGlob(pattern.toLowerCase(), lowerAction))
      : !statement.notActions.some((pattern) => matchesGlob(pattern.toLowerCase(), lowerAction))
  if (!hasAction) return false
  return statement.resources.length > 0
    ? statement.resources.some((pattern) => matchesGlob(pattern, resource))
    : !statement.notResources.some((pattern) => matchesGlob(pattern, resource))
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function texts(value: Json | undefined): string[] | undefined {
  if (value === undefined) return []
  const list = Array.isArray(value) ? value : [value]
  return list.every((each) => typeof each === 'string') ? list : undefined
}
