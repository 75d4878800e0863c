import { conditionKeys, type Principal } from '../authorize/policy/condition-keys.ts'
import { type Access, evaluateResourcePolicy, type Verdict } from '../authorize/policy/evaluate.ts'
import { findHeader } from '../header-list.ts'
import type { Call } from './call.ts'
import { methodArn } from './method-arn.ts'

export type Action = 'execute-api:Invoke' | 'execute-api:InvalidateCache'

/** What the request asks leave for, with the condition keys that it fills. */
export function accessOf(call: Call, action: Action, principal: Principal | undefined): Access {
  const { exchange, ports } = call
  const { headers, sourceVpc, sourceVpce } = exchange.request
  const facts = {
    now: ports.clock.now(),
    sourceIp: exchange.sourceIp,
    sourceVpc,
    sourceVpce,
    vpcSourceIp: sourceVpce === undefined ? undefined : exchange.sourceIp,
    userAgent: exchange.userAgent,
    referer: findHeader(headers, 'referer'),
  }
  return { action, methodArn: methodArn(call), principal, keys: conditionKeys(facts, principal) }
}

/** What the API's resource policy says; undefined when it has none. */
export function resourceVerdict({ api }: Call, access: Access): Verdict | undefined {
  return api.resourcePolicy === undefined ? undefined : evaluateResourcePolicy(api.resourcePolicy, access)
}

/** Whether the API can be called only through VPC endpoints: without a resource policy nobody may. */
export function isPrivate({ api }: Call): boolean {
  return api.definition.endpointConfiguration.types.includes('PRIVATE')
}
