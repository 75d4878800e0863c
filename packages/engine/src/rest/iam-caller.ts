import { decide } from '../authorize/policy/decide.ts'
import { type PolicyDocument, readPolicy } from '../authorize/policy/document.ts'
import { evaluateIdentityPolicies } from '../authorize/policy/evaluate.ts'
import { GatewayException } from '../gateway-exception.ts'
import type { Credential } from '../message.ts'
import { type Action, accessOf, isPrivate, resourceVerdict } from './access.ts'
import { authenticate } from './authenticate.ts'
import type { Call } from './call.ts'
import type { CompiledMethod } from './compile-method.ts'
import type { Caller } from './progress.ts'
import { notAuthorized, receivedKeys } from './resource-policy.ts'

/** Authorization type AWS_IAM: the signature first, then identity policies and resource policy together (policy reference §7). */
export async function iamCaller(call: Call, method: CompiledMethod): Promise<Caller> {
  const credential = await authenticate(call, method)
  const { accessKeyId, accountId, userId, arn } = credential
  const caller: Caller = {
    principalId: userId,
    iam: { accessKey: accessKeyId, accountId, userId, userArn: arn },
    credential,
  }
  call.progress.caller = caller
  call.recorder.step('Signature', { ok: true, result: arn })
  const { decision, access } = decideFor(call, credential, 'execute-api:Invoke')
  if (call.recorder.watched) {
    call.recorder.step('IAM policies', { ok: decision === 'allow', result: decision, input: receivedKeys(access) })
  }
  if (decision === 'allow') return caller
  const isExplicit = decision === 'explicitDeny'
  throw new GatewayException(isExplicit ? 'callerDenied' : 'callerNotAllowed', {
    explanation: isExplicit
      ? `A policy of ${arn}, or the resource policy of the API, denies ${access.action} on ${access.methodArn}.`
      : `Nothing allows ${arn} ${access.action} on ${access.methodArn}.`,
    place: [...method.place, 'authorizationType'],
    subject: arn,
    received: receivedKeys(access),
    wouldPass: [`A policy of the caller that allows ${access.action} on ${access.methodArn}, and none that denies it.`],
    clientMessage: notAuthorized(arn, access, isExplicit),
    log: 'The client is not authorized to perform this operation.',
  })
}

/** Whether a signed caller may do something with the method that the request asks for. */
export function decideFor(call: Call, credential: Credential, action: Action) {
  const access = accessOf(call, action, credential)
  const decision = decide({
    identity: evaluateIdentityPolicies(identityPolicies(credential), access),
    resourcePolicy: resourceVerdict(call, access),
    isOwnAccount: credential.accountId === call.exchange.facts.accountId,
    isPrivate: isPrivate(call),
  })
  return { decision, access }
}

/** Policies of another form say nothing. */
function identityPolicies({ policies }: Credential): PolicyDocument[] {
  return policies.map((policy) => readPolicy(policy)).filter((policy) => policy !== undefined)
}
