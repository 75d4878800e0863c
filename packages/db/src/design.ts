import { type Design, designSchema, issuesText } from '@gatewright/definition'
import { apiNotFound, getApi } from './api.ts'
import { AppError } from './app-error.ts'
import { type Database, inTransaction, isUniqueViolation } from './database.ts'
import { newId } from './id.ts'
import { applyPatches, type Patch } from './patch.ts'
import { designColumns, parseDesign } from './stored-design.ts'

/** A saved edit; `at` is epoch milliseconds. */
export type Change = {
  readonly revision: number
  readonly label: string
  readonly patches: Patch[]
  readonly at: number
}

/** An edit to be saved: the patches that lead from `baseRevision` to the next revision. */
export type Edit = {
  readonly apiId: string
  readonly baseRevision: number
  readonly label: string
  readonly patches: readonly Patch[]
}

/**
 * Saves an edit: applies the patches to the stored design, appends them to the log and raises the revision, all or
 * nothing. When it returns, the edit is on the disk. Throws `conflict` (details: the current revision) when
 * `baseRevision` is stale or a path is gone, `invalid` when the result is no design, `notFound`.
 */
export async function saveDesign(database: Database, edit: Edit): Promise<{ revision: number; design: Design }> {
  const { apiId, baseRevision } = edit
  const api = await getApi(database, apiId)
  if (api.revision !== baseRevision) throw stale(api.revision, baseRevision)
  const design = readDesign(applyPatches(api.design, edit.patches))
  if (design.definition.kind !== api.kind)
    throw new AppError('invalid', `An edit cannot turn a ${api.kind} API into a ${design.definition.kind} API.`)
  const revision = baseRevision + 1
  const saved = await inTransaction(database, async (queries) => {
    const { count } = await queries.api.updateMany({
      where: { id: apiId, revision: baseRevision },
      data: { ...designColumns(design), revision, updatedAt: new Date() },
    })
    if (count === 0) return false
    await queries.change.create({
      data: { apiId, revision, label: edit.label, patches: JSON.stringify(edit.patches) },
    })
    return true
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return false
    throw error
  })
  if (!saved) throw stale((await getApi(database, apiId)).revision, baseRevision)
  return { revision, design }
}

function stale(current: number, base: number): AppError {
  return new AppError('conflict', `The API is at revision ${current}; the edit was made on ${base}.`, {
    revision: current,
  })
}

function readDesign(candidate: unknown): Design {
  const parsed = designSchema.safeParse(candidate)
  if (parsed.success) return parsed.data
  throw new AppError(
    'invalid',
    `The edit was not saved, since it leaves the design broken: ${issuesText(parsed.error)}`,
  )
}

/** The current revision, and the changes that lead from `revision` to it, oldest first. Throws `notFound`. */
export async function changesSince(
  database: Database,
  apiId: string,
  revision: number,
): Promise<{ revision: number; changes: Change[] }> {
  const row = await database.client.api.findUnique({ where: { id: apiId }, select: { revision: true } })
  if (row === null) throw apiNotFound(apiId)
  const rows = await database.client.change.findMany({
    where: { apiId, revision: { gt: revision, lte: row.revision } },
    orderBy: { revision: 'asc' },
  })
  const changes = rows.map((change) => ({
    revision: change.revision,
    label: change.label,
    patches: JSON.parse(change.patches) as Patch[],
    at: change.at.getTime(),
  }))
  return { revision: row.revision, changes }
}

/** Folds the design as it stands into a named version and returns its id. */
export async function createVersion(database: Database, apiId: string, name: string): Promise<string> {
  const api = await getApi(database, apiId)
  const { schemaVersion, design } = designColumns(api.design)
  const id = newId()
  await database.client.apiVersion.create({
    data: { id, apiId, name, schemaVersion, revision: api.revision, design },
  })
  return id
}

/** The named versions of an API, newest first. */
export async function listVersions(
  database: Database,
  apiId: string,
): Promise<{ id: string; name: string; revision: number; at: number }[]> {
  const rows = await database.client.apiVersion.findMany({
    where: { apiId },
    orderBy: { at: 'desc' },
    select: { id: true, name: true, revision: true, at: true },
  })
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}

/** The design of a named version; throws `notFound`. */
export async function getVersion(database: Database, versionId: string): Promise<Design> {
  const row = await database.client.apiVersion.findUnique({ where: { id: versionId } })
  if (row === null) throw new AppError('notFound', `There is no version ${versionId}.`)
  return parseDesign({ ...row, id: `version ${row.id}` })
}
