import type { Json } from '@gatewright/definition'
import type { Database } from './database.ts'
import { newId } from './id.ts'
import { changeSaved, checkCounts, nextPosition, savedNotFound } from './saved-tree.ts'

/** What is saved; without an id it is a new request, the last one of its folder (null: at the top). */
export type SavedRequestInput = {
  readonly apiId: string
  readonly id?: string
  readonly folderId?: string | null
  readonly name: string
  readonly document: Json
}

/** Keeps a request, in the place of a former one when `id` is given. Throws `notFound`, `tooLarge`. */
export async function saveRequest(database: Database, input: SavedRequestInput): Promise<{ id: string }> {
  const { apiId, name, folderId = null } = input
  const columns = { name, document: JSON.stringify(input.document), updatedAt: new Date() }
  return await changeSaved(database, apiId, async (queries, items) => {
    if (input.id !== undefined) {
      const { count } = await queries.savedRequest.updateMany({ where: { id: input.id, apiId }, data: columns })
      if (count === 0) throw savedNotFound({ kind: 'request', id: input.id })
      return { id: input.id }
    }
    if (folderId !== null && !items.folders.some(({ id }) => id === folderId))
      throw savedNotFound({ kind: 'folder', id: folderId })
    checkCounts(items, 1, 0)
    const id = newId()
    const position = nextPosition(items, folderId)
    await queries.savedRequest.create({ data: { id, apiId, folderId, position, ...columns } })
    return { id }
  })
}
