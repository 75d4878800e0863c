import { AppError, type Database, getAccount, getApi, getDeployment, listStages } from '@gatewright/db'
import type { Project } from '@gatewright/definition'
import { type ExportOptions, type ExportResult, exportOpenApi } from '@gatewright/formats'

/** The draft, or what a stage serves, as everything an export is made of. Throws `notFound`, `refused` for a stage without a deployment. */
export async function projectOf(database: Database, apiId: string, stageName?: string): Promise<Project> {
  const api = await getApi(database, apiId)
  const stages = Object.fromEntries(
    (await listStages(database, apiId)).map((stored) => [stored.stageName, stored.stage]),
  )
  const around = { stages, account: await getAccount(database) }
  if (stageName === undefined) return { ...around, definition: api.design.definition, backends: api.design.backends }
  const deploymentId = stages[stageName]?.deploymentId
  if (deploymentId === undefined)
    throw new AppError('refused', `Nothing is deployed to stage "${stageName}", so there is nothing to export.`)
  const { definition, backends } = await getDeployment(database, apiId, deploymentId)
  return { ...around, definition, backends }
}

/** Exports the draft, or what a stage serves, as an OpenAPI document. Throws as {@link projectOf}, and `refused` for other kinds. */
export async function exportApi(
  database: Database,
  apiId: string,
  options: Omit<ExportOptions, 'apiId' | 'createdDate'>,
): Promise<ExportResult> {
  const project = await projectOf(database, apiId, options.stageName)
  if (project.definition.kind !== 'REST')
    throw new AppError('refused', `${project.definition.kind} APIs cannot be exported yet; REST APIs can.`)
  const { createdAt } = await getApi(database, apiId)
  const createdDate = `${new Date(createdAt).toISOString().slice(0, 19)}Z`
  return exportOpenApi(project, { ...options, apiId, createdDate })
}
