import { type Account, accountSchema } from '@gatewright/definition'
import type { Credential } from '@gatewright/engine'
import { isObject } from '../match/match.ts'
import type { GatewayVector, JsonObject } from '../vector.ts'

/** The account of a vector: its keys and plans, by the names that the vector gives them. */
export function vectorAccount(vector: GatewayVector): Account {
  const apiKeys = Object.fromEntries((vector.apiKeys ?? []).map((key) => [key.name, { ...key }]))
  const usagePlans = Object.fromEntries(
    (vector.usagePlans ?? []).map((plan) => [String(plan.name), usagePlan(plan, vector)]),
  )
  const { webAcl, waf } = vector.stage
  return accountSchema.parse({
    ...(vector.api.accountId === undefined ? {} : { accountId: vector.api.accountId }),
    ...(vector.api.region === undefined ? {} : { region: vector.api.region }),
    apiKeys,
    usagePlans,
    webAcls: isObject(webAcl) ? { [webAclArn(vector) ?? '']: webAcl } : {},
    ...(isObject(waf) ? { wafReferences: waf } : {}),
  })
}

/** The ARN of the web ACL of a vector's stage; undefined when it has none. */
export function webAclArn({ stage }: GatewayVector): string | undefined {
  return isObject(stage.webAcl) ? String(stage.webAcl.ARN) : undefined
}

function usagePlan(plan: JsonObject, vector: GatewayVector): unknown {
  const stages = Array.isArray(plan.apiStages) ? plan.apiStages.filter(isObject) : [{ stage: vector.stage.name }]
  return {
    ...plan,
    apiStages: stages.map((stage) => ({
      apiId: vector.api.id ?? 'abcdef1234',
      stage: stage.stage,
      throttle: stage.throttle ?? {},
    })),
  }
}

/** The callers that IAM knows in this vector, by access key. */
export function vectorCredentials(vector: GatewayVector): (accessKeyId: string) => Promise<Credential | undefined> {
  const known = new Map<string, Credential>()
  for (const identity of vector.identities ?? []) {
    const { accessKeyId, secretAccessKey, sessionToken, tokenExpires, enabled, arn, userId, accountId, policies } =
      identity
    known.set(String(accessKeyId), {
      accessKeyId: String(accessKeyId),
      secretAccessKey: String(secretAccessKey),
      ...(typeof sessionToken === 'string' ? { sessionToken } : {}),
      ...(typeof tokenExpires === 'number' ? { tokenExpires } : {}),
      enabled: enabled !== false,
      arn: String(arn),
      userId: String(userId),
      accountId: String(accountId),
      policies: Array.isArray(policies) ? policies : [],
    })
  }
  return async (accessKeyId) => known.get(accessKeyId)
}
