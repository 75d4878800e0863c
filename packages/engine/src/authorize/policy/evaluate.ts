import { conditionHolds } from './condition.ts'
import type { ConditionKeys, Principal } from './condition-keys.ts'
import type { PolicyDocument, PolicyStatement } from './document.ts'
import { matchesArn, matchesPattern, readPattern, splitArn } from './pattern.ts'
import { type NamedAs, namedAs } from './principal.ts'

/** What somebody wants to do: an action on the ARN of a method. */
export type Access = {
  readonly action: string
  readonly methodArn: string
  /** undefined: nobody signed */
  readonly principal: Principal | undefined
  readonly keys: ConditionKeys
}

/** What a policy says: some applicable statement denies, some allows and none denies, or none applies. */
export type Verdict = 'allow' | 'deny' | 'silent'

/** Evaluates policies without principals: identity policies, or the policy that an authorizer returned. */
export function evaluateIdentityPolicies(documents: readonly PolicyDocument[], access: Access): Verdict {
  return verdictOf(
    documents.flatMap((document) => document.statements.filter((statement) => applies(document, statement, access))),
  )
}

/**
 * Evaluates a policy with principals: a resource policy or an endpoint policy. Inside the own account, an `Allow` that names
 * the account grants nothing by itself: it leaves it to the caller's identity policies.
 */
export function evaluateResourcePolicy(document: PolicyDocument, access: Access): Verdict {
  const isOwnAccount = access.principal?.accountId === splitArn(access.methodArn)[4]
  return verdictOf(
    document.statements.filter((statement) => {
      const as = namedAs(statement.principal, access.principal)
      return as !== undefined && grants(statement, as, isOwnAccount) && applies(document, statement, access)
    }),
  )
}

function grants({ effect }: PolicyStatement, as: NamedAs, isOwnAccount: boolean): boolean {
  return effect === 'Deny' || as !== 'account' || !isOwnAccount
}

function verdictOf(applying: readonly PolicyStatement[]): Verdict {
  if (applying.length === 0) return 'silent'
  return applying.some(({ effect }) => effect === 'Deny') ? 'deny' : 'allow'
}

function applies(document: PolicyDocument, { action, resource, conditions }: PolicyStatement, access: Access): boolean {
  const variables = document.hasVariables ? access.keys : undefined
  const lowerAction = access.action.toLowerCase()
  const hasAction = action.names.some((name) => {
    const pattern = readPattern(name.toLowerCase(), undefined)
    return pattern !== undefined && matchesPattern(pattern, lowerAction)
  })
  if (hasAction === action.isNegated) return false
  const hasResource = resource.names.some((name) => {
    const pattern = readPattern(fullResource(name, access.methodArn), variables)
    return pattern !== undefined && matchesArn(pattern, access.methodArn, { wildcardService: false })
  })
  if (hasResource === resource.isNegated) return false
  return conditions.every((condition) => conditionHolds(condition, access.keys, variables))
}

/** The resource with the API's own ARN before it, when it is written short: `execute-api:/<stage>/<verb>/<path>`. */
function fullResource(resource: string, methodArn: string): string {
  if (!resource.startsWith('execute-api:/')) return resource
  return methodArn.slice(0, methodArn.indexOf('/')) + resource.slice('execute-api:'.length)
}
