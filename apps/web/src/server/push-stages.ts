import { getAccount, getDeployment, getTokenForge, listStages, type StoredStage } from '@gatewright/db'
import type { Json } from '@gatewright/definition'
import type { Context } from './context.ts'
import type { PushedStage } from './gateway-client.ts'
import { publicKeySet, tokenForge } from './token-forge.ts'

/** Makes the gateway serve the stages of an API as they are stored now; stages that are gone answer no more. */
export async function pushStages(context: Context, apiId: string): Promise<void> {
  await push(context, await withDeployments(context, await listStages(context.database, apiId)), [apiId])
}

/** Makes the gateway serve all stages of the workspace: after a start, and after a change of the account. */
export async function pushAllStages(context: Context): Promise<void> {
  await push(context, await withDeployments(context, await listStages(context.database)))
}

/** Makes the gateway forget an API. */
export async function withdrawApi(context: Context, apiId: string): Promise<void> {
  await push(context, [], [apiId])
}

async function push(context: Context, stages: readonly PushedStage[], apiIds?: readonly string[]): Promise<void> {
  await context.gateway.push(stages, await getAccount(context.database), apiIds, await acceptedKeys(context))
}

/** The forge's key set, if the workspace lets its gateway take forged tokens. */
async function acceptedKeys(context: Context): Promise<Json | undefined> {
  const stored = await getTokenForge(context.database)
  return stored?.acceptLive === true ? publicKeySet(await tokenForge(context)) : undefined
}

async function withDeployments(context: Context, stages: readonly StoredStage[]): Promise<PushedStage[]> {
  const pushed: PushedStage[] = []
  for (const { apiId, stageName, stage } of stages) {
    if (stage.deploymentId === undefined) continue
    const canaryId = stage.canarySettings?.deploymentId
    pushed.push({
      apiId,
      stageName,
      stage,
      deployment: await getDeployment(context.database, apiId, stage.deploymentId),
      ...(canaryId === undefined ? {} : { canaryDeployment: await getDeployment(context.database, apiId, canaryId) }),
    })
  }
  return pushed
}
