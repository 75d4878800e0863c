import type { Json } from '@gatewright/definition'
import { apiNotFound } from './api.ts'
import { AppError } from './app-error.ts'
import { type Database, isForeignKeyViolation } from './database.ts'
import { newId } from './id.ts'

/** A request that someone keeps; `document` holds the request and its assertions as the console made them. */
export type SavedRequest = {
  readonly id: string
  readonly name: string
  readonly document: Json
  readonly updatedAt: number
}

/** The saved requests of an API in the order in which they were made. */
export async function listSavedRequests(database: Database, apiId: string): Promise<SavedRequest[]> {
  const rows = await database.client.savedRequest.findMany({
    where: { apiId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    document: JSON.parse(row.document) as Json,
    updatedAt: row.updatedAt.getTime(),
  }))
}

/** Keeps a request, in the place of a former one when `id` is given. Throws `notFound`. */
export async function saveRequest(
  database: Database,
  request: { readonly apiId: string; readonly id?: string; readonly name: string; readonly document: Json },
): Promise<{ id: string }> {
  const { apiId, name } = request
  const columns = { name, document: JSON.stringify(request.document), updatedAt: new Date() }
  if (request.id === undefined) {
    const id = newId()
    await database.client.savedRequest.create({ data: { id, apiId, ...columns } }).catch((error: unknown) => {
      throw isForeignKeyViolation(error) ? apiNotFound(apiId) : error
    })
    return { id }
  }
  const { count } = await database.client.savedRequest.updateMany({ where: { id: request.id, apiId }, data: columns })
  if (count === 0) throw savedRequestNotFound(request.id)
  return { id: request.id }
}

/** Throws `notFound`. */
export async function removeSavedRequest(database: Database, id: string): Promise<void> {
  const { count } = await database.client.savedRequest.deleteMany({ where: { id } })
  if (count === 0) throw savedRequestNotFound(id)
}

function savedRequestNotFound(id: string): AppError {
  return new AppError('notFound', `There is no saved request ${id}.`)
}
