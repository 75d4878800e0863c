import { type Decision, decide } from '../authorize/policy/decide.ts'
import type { Access } from '../authorize/policy/evaluate.ts'
import { GatewayException } from '../gateway-exception.ts'
import { maskedArn } from '../mask.ts'
import { accessOf, isPrivate, resourceVerdict } from './access.ts'
import type { Call } from './call.ts'

/** The resource policy on its own, as it decides for methods whose callers have no policies (policy reference §7). */
export function refuseByResourcePolicy(call: Call): void {
  const access = accessOf(call, 'execute-api:Invoke', undefined)
  const decision = decide({
    identity: undefined,
    resourcePolicy: resourceVerdict(call, access),
    isOwnAccount: false,
    isPrivate: isPrivate(call),
  })
  tell(call, access, decision)
  if (decision !== 'allow') throw deniedByResourcePolicy(call, access, decision)
}

/** The resource policy's denials alone: what is asked before a Lambda authorizer runs. */
export function refuseExplicitDenial(call: Call): void {
  const access = accessOf(call, 'execute-api:Invoke', undefined)
  const verdict = resourceVerdict(call, access)
  if (verdict === undefined) return
  tell(call, access, verdict === 'deny' ? 'explicitDeny' : 'no denial')
  if (verdict === 'deny') throw deniedByResourcePolicy(call, access, 'explicitDeny')
}

function tell({ recorder, api }: Call, access: Access, result: Decision | 'no denial'): void {
  if (!recorder.watched || api.resourcePolicy === undefined) return
  const ok = result === 'allow' || result === 'no denial'
  recorder.step('Resource policy', { ok, result, input: receivedKeys(access) })
}

function deniedByResourcePolicy({ api }: Call, access: Access, decision: Exclude<Decision, 'allow'>): GatewayException {
  const isExplicit = decision === 'explicitDeny'
  const hasPolicy = api.resourcePolicy !== undefined
  return new GatewayException(isExplicit ? 'resourcePolicyDenied' : 'resourcePolicySilent', {
    explanation: isExplicit
      ? `The resource policy of the API denies ${access.action} on ${access.methodArn} to this request.`
      : hasPolicy
        ? `No statement of the resource policy allows ${access.action} on ${access.methodArn} to this request.`
        : 'A private API without a resource policy may be called by nobody.',
    place: ['policy'],
    received: receivedKeys(access),
    wouldPass: isExplicit
      ? ['A request to which no Deny of the resource policy applies.']
      : [`An Allow for ${access.action} on ${access.methodArn} in the resource policy that applies to this request.`],
    clientMessage: notAuthorized('anonymous', access, isExplicit),
    log: 'The client is not authorized to perform this operation.',
  })
}

/** The service's words for a denial; the account in the ARN is masked. */
export function notAuthorized(user: string, { action, methodArn }: Access, isExplicit: boolean): string {
  const resource = maskedArn(methodArn)
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource}${isExplicit ? ' with an explicit deny' : ''}`
}

/** The condition keys of a request, as a cause shows them. */
export function receivedKeys({ keys, action, methodArn }: Access): { [name: string]: string } {
  const received: { [name: string]: string } = { action, methodArn }
  for (const [name, values] of keys) received[name] = values.join(', ')
  return received
}
