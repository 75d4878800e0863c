import type { Json } from '@gatewright/definition'
import { conditionKeys, type Principal } from '../../src/authorize/policy/condition-keys.ts'
import { type Decision, decide } from '../../src/authorize/policy/decide.ts'
import { type PolicyDocument, readPolicy } from '../../src/authorize/policy/document.ts'
import { type Access, evaluateIdentityPolicies, evaluateResourcePolicy } from '../../src/authorize/policy/evaluate.ts'
import { parseIsoTime } from '../../src/clock-text.ts'
import { isObject, match } from '../match/match.ts'
import { type AnyVector, type JsonObject, type Verdict, verdictOf } from '../vector.ts'

const names: { readonly [D in Decision]: string } = {
  allow: 'allow',
  explicitDeny: 'deny-explicit',
  implicitDeny: 'deny-implicit',
}

/** Runs a policy vector: the decision alone. */
export async function runPolicyVector(vector: AnyVector): Promise<Verdict> {
  const mismatch = match(vector.expect ?? null, names[decisionOf(vector)], 'decision')
  return verdictOf(mismatch === undefined ? [] : [{ where: 'decision', ...mismatch }])
}

function decisionOf(vector: AnyVector): Decision {
  const access = accessOf(isObject(vector.request) ? vector.request : {})
  const { authType, sameAccount, resourcePolicy, vpcEndpointPolicy, request } = vector
  const hasIdentity = authType === 'AWS_IAM' || authType === 'CUSTOM'
  const limits = [vector.permissionsBoundary, vector.sessionPolicies, vector.serviceControlPolicies]
    .filter((limit) => limit !== undefined && limit !== null)
    .map((limit) => evaluateIdentityPolicies(documents(limit), access))
  return decide({
    identity: hasIdentity ? evaluateIdentityPolicies(documents(vector.identityPolicies), access) : undefined,
    resourcePolicy: resourceVerdict(resourcePolicy, access),
    isOwnAccount: sameAccount !== false,
    limits,
    isPrivate: isObject(request) && request.endpointType === 'PRIVATE',
    endpointPolicy: resourceVerdict(vpcEndpointPolicy, access),
  })
}

function resourceVerdict(policy: Json | undefined, access: Access) {
  return policy === undefined || policy === null ? undefined : evaluateResourcePolicy(document(policy), access)
}

function documents(policies: Json | undefined): PolicyDocument[] {
  return policies === undefined || policies === null ? [] : [policies].flat().map(document)
}

function document(policy: Json): PolicyDocument {
  const read = readPolicy(policy)
  if (read === undefined) throw new Error(`this is no policy: ${JSON.stringify(policy)}`)
  return read
}

function accessOf(request: JsonObject): Access {
  const principal = principalOf(request.principal)
  const now = parseIsoTime(String(request.time))
  if (now === undefined) throw new Error(`this is no time: ${JSON.stringify(request.time)}`)
  return {
    action: String(request.action),
    methodArn: String(request.methodArn),
    principal,
    keys: conditionKeys({ ...request, now }, principal),
  }
}

function principalOf(principal: Json | undefined): Principal | undefined {
  // vectors have the members of a principal by the same names
  return isObject(principal) ? (principal as unknown as Principal) : undefined
}
