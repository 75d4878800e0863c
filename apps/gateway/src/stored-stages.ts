import { getAccount, getDeployment, listStages, openDatabase } from '@gatewright/db'
import type { Push, PushedStage } from './deployments.ts'

/**
 * Reads everything that is deployed from the database, so that a gateway that starts alone serves what it served before.
 * @throws AppError when there is no database, or none that can be read
 */
export async function readStoredStages(url: string): Promise<Push> {
  const database = await openDatabase(url, { readOnly: true })
  try {
    const stages: PushedStage[] = []
    for (const { apiId, stageName, stage } of await listStages(database)) {
      if (stage.deploymentId === undefined) continue
      const canaryId = stage.canarySettings?.deploymentId
      stages.push({
        apiId,
        stageName,
        stage,
        deployment: await getDeployment(database, apiId, stage.deploymentId),
        ...(canaryId !== undefined && { canaryDeployment: await getDeployment(database, apiId, canaryId) }),
      })
    }
    return { stages, account: await getAccount(database) }
  } finally {
    await database.close()
  }
}
