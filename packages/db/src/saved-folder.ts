import type { Json } from '@gatewright/definition'
import { apiNotFound } from './api.ts'
import { type Database, isForeignKeyViolation } from './database.ts'
import { newId } from './id.ts'
import {
  changeSaved,
  checkCounts,
  checkDepth,
  getSavedTree,
  insertSaved,
  nextPosition,
  type SavedItems,
  type SavedPlace,
  savedNotFound,
} from './saved-tree.ts'

/** What is saved; without an id it is a new folder, the last one in `parentId` (null: at the top). */
export type SavedFolderInput = {
  readonly apiId: string
  readonly id?: string
  readonly parentId?: string | null
  readonly name?: string
  readonly document?: Json
}

/** Makes a folder, or gives one that is there another name or document. Throws `notFound`, `tooLarge`. */
export async function saveFolder(database: Database, input: SavedFolderInput): Promise<{ id: string }> {
  const { apiId, parentId = null } = input
  return await changeSaved(database, apiId, async (queries, items) => {
    if (input.id !== undefined) {
      const data = {
        updatedAt: new Date(),
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.document === undefined ? {} : { document: JSON.stringify(input.document) }),
      }
      const { count } = await queries.savedFolder.updateMany({ where: { id: input.id, apiId }, data })
      if (count === 0) throw savedNotFound({ kind: 'folder', id: input.id })
      return { id: input.id }
    }
    if (parentId !== null && !items.folders.some(({ id }) => id === parentId))
      throw savedNotFound({ kind: 'folder', id: parentId })
    const id = newId()
    const name = input.name ?? 'New folder'
    checkCounts(items, 0, 1)
    checkDepth([...items.folders, { id, name, parentId }])
    const columns = { name, document: JSON.stringify(input.document ?? null), position: nextPosition(items, parentId) }
    await queries.savedFolder.create({ data: { id, apiId, parentId, ...columns } })
    return { id }
  })
}

/** Keeps the variables of all saved requests of an API. Throws `notFound`. */
export async function saveVariables(database: Database, apiId: string, variables: Json): Promise<void> {
  const columns = { document: JSON.stringify(variables), updatedAt: new Date() }
  await database.client.savedVariables
    .upsert({ where: { apiId }, create: { apiId, ...columns }, update: columns })
    .catch((error: unknown) => {
      throw isForeignKeyViolation(error) ? apiNotFound(apiId) : error
    })
}

/** Copies all saved requests of an API into another one, with their folders and variables. Throws `notFound`, `tooLarge`. */
export async function copySaved(database: Database, fromApiId: string, toApiId: string): Promise<void> {
  const { variables, ...items } = await getSavedTree(database, fromApiId)
  await insertSaved(database, toApiId, items, { folderId: null, copy: true })
  if (variables !== null) await saveVariables(database, toApiId, variables)
}

/**
 * Moves a folder or request into a folder (null: to the top), before another item of it or behind all. Throws `notFound`,
 * `invalid` for a folder that would lie in itself, `tooLarge`.
 */
export async function moveSaved(
  database: Database,
  apiId: string,
  move: { readonly item: SavedPlace; readonly folderId: string | null; readonly before?: SavedPlace },
): Promise<void> {
  const { item, folderId, before } = move
  await changeSaved(database, apiId, async (queries, items) => {
    const list = item.kind === 'folder' ? items.folders : items.requests
    if (!list.some(({ id }) => id === item.id)) throw savedNotFound(item)
    if (folderId !== null && !items.folders.some(({ id }) => id === folderId))
      throw savedNotFound({ kind: 'folder', id: folderId })
    if (item.kind === 'folder')
      checkDepth(items.folders.map((folder) => (folder.id === item.id ? { ...folder, parentId: folderId } : folder)))
    const order = childrenOf(items, folderId).filter(({ id }) => id !== item.id)
    const at = before === undefined ? -1 : order.findIndex(({ id }) => id === before.id)
    order.splice(at < 0 ? order.length : at, 0, item)
    for (const [position, { kind, id }] of order.entries()) {
      if (kind === 'folder') await queries.savedFolder.update({ where: { id }, data: { parentId: folderId, position } })
      else await queries.savedRequest.update({ where: { id }, data: { folderId, position } })
    }
  })
}

/** What stands in a folder, in order. */
function childrenOf({ folders, requests }: SavedItems, folderId: string | null): SavedPlace[] {
  return [
    ...folders.filter(({ parentId }) => parentId === folderId).map((each) => ({ ...each, kind: 'folder' as const })),
    ...requests.filter((each) => each.folderId === folderId).map((each) => ({ ...each, kind: 'request' as const })),
  ]
    .toSorted((one, other) => one.position - other.position)
    .map(({ kind, id }) => ({ kind, id }))
}
