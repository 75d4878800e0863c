import type { ApiKind, Design } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import type { Database } from './database.ts'
import { newId } from './id.ts'
import { designColumns, parseDesign } from './stored-design.ts'
import { localWorkspaceId } from './workspace.ts'

/** An API with its draft. `updatedAt` and `createdAt` are epoch milliseconds. */
export type Api = {
  readonly id: string
  readonly name: string
  readonly kind: ApiKind
  readonly revision: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly design: Design
}

/** Stores a new API at revision 0 and returns it. Throws `invalid` for a name that is empty or over 1,024 characters. */
export async function createApi(database: Database, design: Design, workspaceId = localWorkspaceId): Promise<Api> {
  checkName(design.definition.name)
  const row = await database.client.api.create({ data: { id: newId(), workspaceId, ...designColumns(design) } })
  return toApi(row)
}

/** All APIs of a workspace, the one edited last first. */
export async function listApis(database: Database, workspaceId = localWorkspaceId): Promise<Api[]> {
  const rows = await database.client.api.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(toApi)
}

/** One API; throws `notFound`, also for one that was deleted. */
export async function getApi(database: Database, apiId: string): Promise<Api> {
  const row = await database.client.api.findUnique({ where: { id: apiId, deletedAt: null } })
  if (row === null) throw apiNotFound(apiId)
  return toApi(row)
}

/** For how many days a deleted API can be brought back. */
export const deletedApiDays = 30

/** A deleted API; `deletedAt` is epoch milliseconds. */
export type DeletedApi = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly deletedAt: number
}

/**
 * Deletes an API: nothing lists, serves or edits it from now on, and {@link restoreApi} brings it back with its history,
 * deployments, stages and requests. Throws `notFound`.
 */
export async function deleteApi(database: Database, apiId: string, at: number): Promise<void> {
  const where = { id: apiId, deletedAt: null }
  const { count } = await database.client.api.updateMany({ where, data: { deletedAt: new Date(at) } })
  if (count === 0) throw apiNotFound(apiId)
}

/** Brings a deleted API back as it was; throws `notFound`. */
export async function restoreApi(database: Database, apiId: string): Promise<void> {
  const where = { id: apiId, deletedAt: { not: null } }
  const { count } = await database.client.api.updateMany({ where, data: { deletedAt: null } })
  if (count === 0) throw apiNotFound(apiId)
}

/** The deleted APIs of a workspace that can still be brought back, the latest first. */
export async function listDeletedApis(database: Database, workspaceId = localWorkspaceId): Promise<DeletedApi[]> {
  const rows = await database.client.api.findMany({
    where: { workspaceId, deletedAt: { not: null } },
    select: { id: true, name: true, kind: true, deletedAt: true },
    orderBy: [{ deletedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({ ...row, deletedAt: row.deletedAt?.getTime() ?? 0 }))
}

/** Removes a deleted API for good, with all that belongs to it; throws `notFound`. Share links made of it stay. */
export async function purgeApi(database: Database, apiId: string): Promise<void> {
  const { count } = await database.client.api.deleteMany({ where: { id: apiId, deletedAt: { not: null } } })
  if (count === 0) throw apiNotFound(apiId)
}

/** Removes for good what was deleted too long ago to be brought back. `now` is epoch milliseconds. */
export async function purgeExpiredApis(database: Database, now: number): Promise<void> {
  const before = new Date(now - deletedApiDays * 86_400_000)
  await database.client.api.deleteMany({ where: { deletedAt: { lt: before } } })
}

/** The error for an id that names no API. */
export function apiNotFound(apiId: string): AppError {
  return new AppError('notFound', `There is no API ${apiId} here. If it was deleted, the home page can bring it back.`)
}

/** Refuses names that the service refuses (CreateRestApi: required; up to 1,024 characters). */
export function checkName(name: string): void {
  if (name.trim() === '') throw new AppError('invalid', 'The API needs a name.')
  if (name.length > 1024) throw new AppError('invalid', `The name has ${name.length} characters; 1,024 are allowed.`)
}

type Row = {
  id: string
  name: string
  kind: string
  revision: number
  schemaVersion: number
  design: string
  createdAt: Date
  updatedAt: Date
}

function toApi(row: Row): Api {
  const design = parseDesign(row)
  return {
    id: row.id,
    name: row.name,
    kind: design.definition.kind,
    revision: row.revision,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    design,
  }
}
