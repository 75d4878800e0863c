import type { Verdict } from './evaluate.ts'

export type Decision = 'allow' | 'explicitDeny' | 'implicitDeny'

/** What the layers around a method say; an absent policy is undefined. */
export type Layers = {
  /** identity policies, or the policy that an authorizer returned; undefined for methods that have neither */
  readonly identity: Verdict | undefined
  readonly resourcePolicy: Verdict | undefined
  /** whether the caller is of the API's account */
  readonly isOwnAccount: boolean
  /** policies that can only reduce what the identity may: permissions boundary, session and service control policies */
  readonly limits?: readonly Verdict[]
  /** a private API is open to nobody without a resource policy */
  readonly isPrivate?: boolean
  /** policy of the VPC endpoint that the request came through */
  readonly endpointPolicy?: Verdict | undefined
}

/** Combines what the layers say (policy reference §7, tables A and B of apigateway-authorization-flow). */
export function decide(layers: Layers): Decision {
  const { identity, resourcePolicy, isOwnAccount, limits = [], isPrivate = false, endpointPolicy } = layers
  if ([identity, resourcePolicy, endpointPolicy, ...limits].includes('deny')) return 'explicitDeny'
  if (endpointPolicy === 'silent' || (isPrivate && resourcePolicy === undefined)) return 'implicitDeny'
  const resourceAllows = resourcePolicy === 'allow'
  if (identity === undefined) return resourcePolicy === undefined || resourceAllows ? 'allow' : 'implicitDeny'
  const identityAllows = identity === 'allow' && limits.every((limit) => limit === 'allow')
  const isAllowed = isOwnAccount ? identityAllows || resourceAllows : identityAllows && resourceAllows
  return isAllowed ? 'allow' : 'implicitDeny'
}
