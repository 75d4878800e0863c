import { type Deployment, type Stage, schemaVersion, stageSchema } from '@gatewright/definition'
import { apiNotFound } from './api.ts'
import { AppError } from './app-error.ts'
import { type Database, inTransaction, type Queries } from './database.ts'
import { checkStageName, insertStage, replaceStage } from './stage.ts'
import { parseDeployment } from './stored-design.ts'

/** A deployment without its snapshot. `number` counts within the API, from 1; `revision` is the draft's it was made of. */
export type DeploymentSummary = {
  readonly id: string
  readonly number: number
  readonly revision: number
  readonly createdAt: number
  readonly description?: string
}

/** What is stored: the snapshot, and where it goes. The stage is made if it is not there; `variables` replace its own. */
export type NewDeployment = {
  readonly apiId: string
  readonly revision: number
  readonly deployment: Deployment
  readonly stageName?: string
  readonly variables?: Readonly<Record<string, string>>
}

/** Stores a deployment and points the stage at it, all or nothing. Throws `notFound`, `invalid` for a bad stage name. */
export async function createDeployment(database: Database, input: NewDeployment): Promise<DeploymentSummary> {
  const { apiId, revision, deployment, stageName } = input
  if (stageName !== undefined) checkStageName(stageName)
  return await inTransaction(database, async (queries) => {
    // A write comes first, so that two deployments at once do not get one number.
    const touched = await queries.api.updateMany({ where: { id: apiId }, data: { schemaVersion: { increment: 0 } } })
    if (touched.count === 0) throw apiNotFound(apiId)
    const last = await queries.deployment.findFirst({
      where: { apiId },
      orderBy: { number: 'desc' },
      select: { number: true },
    })
    const row = await queries.deployment.create({
      data: {
        id: deployment.id,
        apiId,
        number: (last?.number ?? 0) + 1,
        revision,
        schemaVersion,
        description: deployment.description ?? null,
        definition: JSON.stringify(deployment.definition),
        backends: JSON.stringify(deployment.backends),
        createdAt: new Date(deployment.createdAt),
      },
    })
    if (stageName !== undefined) await pointStage(queries, apiId, stageName, deployment.id, input.variables)
    return toSummary(row)
  })
}

async function pointStage(
  queries: Queries,
  apiId: string,
  stageName: string,
  deploymentId: string,
  variables: NewDeployment['variables'],
): Promise<void> {
  const row = await queries.stage.findUnique({ where: { apiId_stageName: { apiId, stageName } } })
  const former: Stage = stageSchema.parse(row === null ? {} : JSON.parse(row.settings))
  const stage = { ...former, deploymentId, ...(variables === undefined ? {} : { variables: { ...variables } }) }
  if (row === null) await insertStage(queries, apiId, stageName, stage)
  else await replaceStage(queries, apiId, stageName, stage)
}

/** The deployments of an API, newest first, without their snapshots. */
export async function listDeployments(database: Database, apiId: string): Promise<DeploymentSummary[]> {
  const rows = await database.client.deployment.findMany({
    where: { apiId },
    orderBy: { number: 'desc' },
    omit: { definition: true, backends: true },
  })
  return rows.map(toSummary)
}

/** The snapshot of a deployment of an API; throws `notFound`. */
export async function getDeployment(database: Database, apiId: string, deploymentId: string): Promise<Deployment> {
  const row = await database.client.deployment.findFirst({ where: { id: deploymentId, apiId } })
  if (row === null) throw new AppError('notFound', `The API has no deployment ${deploymentId}.`)
  return parseDeployment(row)
}

function toSummary(row: {
  id: string
  number: number
  revision: number
  createdAt: Date
  description: string | null
}): DeploymentSummary {
  const { id, number, revision, description } = row
  return { id, number, revision, createdAt: row.createdAt.getTime(), ...(description === null ? {} : { description }) }
}
