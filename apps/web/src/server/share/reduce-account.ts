import { type Account, accountSchema } from '@gatewright/definition'
import type { ConsoleRequest } from '../console-request.ts'
import type { RunOutcome } from '../run.ts'
import { reduceWafReferences } from './reduce-waf-references.ts'

/** The account with only what the run met: its API key with the plans it is in for this stage, and the stage's web ACL with what that refers to. */
export function reduceAccount(
  account: Account,
  run: {
    readonly apiId: string
    readonly stageName: string
    readonly webAclArn: string | undefined
    readonly request: ConsoleRequest
    readonly outcome: RunOutcome
  },
): Account {
  const { accountId, region, throttleSettings } = account
  const sent = run.request.headers.filter(([name]) => name.toLowerCase() === 'x-api-key').map(([, value]) => value)
  const apiKeys = Object.entries(account.apiKeys).filter(
    ([id, key]) => id === run.outcome.caller.apiKeyId || sent.includes(key.value),
  )
  const keyIds = apiKeys.map(([id]) => id)
  const here = ({ apiId, stage }: { apiId: string; stage: string }) => apiId === run.apiId && stage === run.stageName
  const plans = Object.entries(account.usagePlans)
    .filter(([, plan]) => plan.apiKeys.some((id) => keyIds.includes(id)))
    .map(([id, plan]) => [
      id,
      { ...plan, apiKeys: plan.apiKeys.filter((key) => keyIds.includes(key)), apiStages: plan.apiStages.filter(here) },
    ])
  const webAcls = Object.entries(account.webAcls).filter(([arn]) => arn === run.webAclArn)
  return accountSchema.parse({
    accountId,
    region,
    throttleSettings,
    apiKeys: Object.fromEntries(apiKeys),
    usagePlans: Object.fromEntries(plans),
    webAcls: Object.fromEntries(webAcls),
    ...(webAcls.length === 0 || account.wafReferences === undefined
      ? {}
      : { wafReferences: reduceWafReferences(account.wafReferences, Object.fromEntries(webAcls)) }),
  })
}
