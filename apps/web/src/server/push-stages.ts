import { getAccount, getDeployment, listStages, type StoredStage } from '@gatewright/db'
import type { Context } from './context.ts'
import type { PushedStage } from './gateway-client.ts'

/** Makes the gateway serve the stages of an API as they are stored now; stages that are gone answer no more. */
export async function pushStages(context: Context, apiId: string): Promise<void> {
  const stages = await listStages(context.database, apiId)
  await context.gateway.push(await withDeployments(context, stages), await getAccount(context.database), [apiId])
}

/** Makes the gateway serve all stages of the workspace: after a start, and after a change of the account. */
export async function pushAllStages(context: Context): Promise<void> {
  const stages = await listStages(context.database)
  await context.gateway.push(await withDeployments(context, stages), await getAccount(context.database))
}

/** Makes the gateway forget an API. */
export async function withdrawApi(context: Context, apiId: string): Promise<void> {
  await context.gateway.push([], await getAccount(context.database), [apiId])
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
