import type { Account, ApiKey, UsagePlan } from '@gatewright/definition'

export type KnownKey = { readonly apiKeyId: string; readonly apiKey: ApiKey }

const indexes = new WeakMap<Account, ReadonlyMap<string, KnownKey>>()

/** The API key with this value; looked up in an index that is made once per account. */
export function apiKeyByValue(account: Account, value: string): KnownKey | undefined {
  let index = indexes.get(account)
  if (index === undefined) {
    index = new Map(Object.entries(account.apiKeys).map(([apiKeyId, apiKey]) => [apiKey.value, { apiKeyId, apiKey }]))
    indexes.set(account, index)
  }
  return index.get(value)
}

export type KnownPlan = { readonly usagePlanId: string; readonly plan: UsagePlan }

/** The usage plan that has the key and covers the stage; a key is in at most one such plan. */
export function usagePlanFor(
  account: Account,
  apiKeyId: string,
  apiId: string,
  stageName: string,
): KnownPlan | undefined {
  for (const [usagePlanId, plan] of Object.entries(account.usagePlans)) {
    if (!plan.apiKeys.includes(apiKeyId)) continue
    if (plan.apiStages.some((covered) => covered.apiId === apiId && covered.stage === stageName)) {
      return { usagePlanId, plan }
    }
  }
  return undefined
}
