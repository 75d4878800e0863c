import { issuesText, type Stage, stageNamePattern, stageSchema } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import { type Database, isForeignKeyViolation, isUniqueViolation, type Queries } from './database.ts'
import { newId } from './id.ts'

/** A stage with its name and the API it belongs to; times are epoch milliseconds. */
export type StoredStage = {
  readonly apiId: string
  readonly stageName: string
  readonly stage: Stage
  readonly createdAt: number
  readonly updatedAt: number
}

/** The stages of an API, or of all APIs that are not deleted, in the order in which they were made. */
export async function listStages(database: Database, apiId?: string): Promise<StoredStage[]> {
  const rows = await database.client.stage.findMany({
    where: { api: { deletedAt: null }, ...(apiId === undefined ? {} : { apiId }) },
    orderBy: [{ createdAt: 'asc' }, { stageName: 'asc' }],
  })
  return rows.map(toStage)
}

/** One stage; throws `notFound`. */
export async function getStage(database: Database, apiId: string, stageName: string): Promise<StoredStage> {
  const row = await database.client.stage.findUnique({ where: { apiId_stageName: { apiId, stageName } } })
  if (row === null) throw stageNotFound(stageName)
  return toStage(row)
}

/** Makes a stage; throws `invalid` for a bad name or setting, `conflict` when there is one of that name. */
export async function createStage(
  database: Database,
  apiId: string,
  stageName: string,
  stage: Stage,
): Promise<StoredStage> {
  return await insertStage(database.client, apiId, stageName, stage)
}

/** {@link createStage} within a transaction. */
export async function insertStage(
  queries: Queries,
  apiId: string,
  stageName: string,
  stage: Stage,
): Promise<StoredStage> {
  checkStageName(stageName)
  try {
    const data = { id: newId(), apiId, stageName, ...stageColumns(stage) }
    return toStage(await queries.stage.create({ data }))
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('conflict', `There is a stage "${stageName}" already.`)
    throw missingDeployment(error)
  }
}

/** Sets members of a stage; `null` removes one. Throws `notFound`, `invalid`. */
export async function updateStage(
  database: Database,
  apiId: string,
  stageName: string,
  changes: { readonly [member: string]: unknown },
): Promise<StoredStage> {
  const { stage } = await getStage(database, apiId, stageName)
  const merged = Object.entries({ ...stage, ...changes }).filter(([, value]) => value !== null && value !== undefined)
  const parsed = stageSchema.safeParse(Object.fromEntries(merged))
  if (!parsed.success) throw new AppError('invalid', `Stage "${stageName}": ${issuesText(parsed.error)}`)
  return await replaceStage(database.client, apiId, stageName, parsed.data)
}

/** Puts a whole stage in the place of the former one, within a transaction or outside. */
export async function replaceStage(
  queries: Queries,
  apiId: string,
  stageName: string,
  stage: Stage,
): Promise<StoredStage> {
  try {
    const where = { apiId_stageName: { apiId, stageName } }
    return toStage(await queries.stage.update({ where, data: { ...stageColumns(stage), updatedAt: new Date() } }))
  } catch (error) {
    throw missingDeployment(error)
  }
}

/** Removes a stage; its deployments stay. Throws `notFound`. */
export async function removeStage(database: Database, apiId: string, stageName: string): Promise<void> {
  const { count } = await database.client.stage.deleteMany({ where: { apiId, stageName } })
  if (count === 0) throw stageNotFound(stageName)
}

/** Refuses names that the service refuses. */
export function checkStageName(stageName: string): void {
  if (stageNamePattern.test(stageName)) return
  throw new AppError(
    'invalid',
    `"${stageName}" is no stage name: 1 to 128 letters, digits, hyphens and underscores are allowed.`,
  )
}

function stageNotFound(stageName: string): AppError {
  return new AppError('notFound', `The API has no stage "${stageName}".`)
}

function missingDeployment(error: unknown): unknown {
  if (!isForeignKeyViolation(error)) return error
  return new AppError('invalid', 'The API or the deployment that the stage names is not there.')
}

function stageColumns(stage: Stage) {
  const { deploymentId, ...settings } = stage
  return {
    deploymentId: deploymentId ?? null,
    canaryDeploymentId: stage.canarySettings?.deploymentId ?? null,
    settings: JSON.stringify(settings),
  }
}

type Row = {
  apiId: string
  stageName: string
  deploymentId: string | null
  settings: string
  createdAt: Date
  updatedAt: Date
}

function toStage(row: Row): StoredStage {
  const stage = stageSchema.parse(JSON.parse(row.settings))
  return {
    apiId: row.apiId,
    stageName: row.stageName,
    stage: row.deploymentId === null ? stage : { deploymentId: row.deploymentId, ...stage },
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  }
}
