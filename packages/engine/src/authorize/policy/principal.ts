import { type Principal, roleOfSession } from './condition-keys.ts'
import type { Names } from './document.ts'

/** How a caller is named: by everybody's name, by its account, or as itself. */
export type NamedAs = 'everybody' | 'account' | 'itself'

/** How a `Principal` element names a caller, or undefined; unsigned callers are only ever named by `*` (policy reference §3). */
export function namedAs(element: Names | undefined, caller: Principal | undefined): NamedAs | undefined {
  if (element === undefined) return undefined
  let found: NamedAs | undefined
  for (const name of element.names) {
    const as = nameMatches(name, caller)
    if (as !== undefined && (found === undefined || as !== 'account')) found = as
  }
  if (!element.isNegated) return found
  return found === undefined ? 'everybody' : undefined
}

function nameMatches(name: string, caller: Principal | undefined): NamedAs | undefined {
  if (name === '*') return 'everybody'
  if (caller === undefined) return undefined
  const { arn, accountId } = caller
  if (name === accountId || new RegExp(`^arn:[^:]+:iam::${accountId}:root$`).test(name)) {
    return name === arn ? 'itself' : 'account'
  }
  const role = roleOfSession(arn)
  return name === arn || (role !== undefined && withoutRolePath(name) === role) ? 'itself' : undefined
}

/** The ARN of a role without its path: the ARN of a session does not show it. */
function withoutRolePath(arn: string): string {
  return arn.replace(/(:role\/).*\//s, '$1')
}
