import type { Json } from '@gatewright/definition'
import { apiNotFound } from './api.ts'
import { AppError } from './app-error.ts'
import { type Database, inTransaction, type Queries } from './database.ts'
import { newId } from './id.ts'

/** A folder of saved requests; `document` holds its variables as the console made them. `parentId` null: at the top. */
export type SavedFolder = {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly position: number
  readonly document: Json
}

/** A request that someone keeps; `document` holds the request and its assertions as the console made them. */
export type SavedRequest = {
  readonly id: string
  readonly folderId: string | null
  readonly name: string
  readonly position: number
  readonly document: Json
  readonly updatedAt: number
}

/** Folders and requests; those that stand beside each other are in the order of their positions. */
export type SavedItems = { readonly folders: readonly SavedFolder[]; readonly requests: readonly SavedRequest[] }

/** All saved requests of an API, and the variables of all of them; null where there never were any. */
export type SavedTree = SavedItems & { readonly variables: Json }

/** A folder or a request by its id. */
export type SavedPlace = { readonly kind: 'folder' | 'request'; readonly id: string }

/** How much one API may keep, and how deep its folders may be nested. */
export const savedLimits = { requests: 2_000, folders: 500, depth: 10 } as const

const inOrder = [{ position: 'asc' as const }, { createdAt: 'asc' as const }, { id: 'asc' as const }]

/** The saved requests of an API with their folders and variables. */
export async function getSavedTree({ client }: Pick<Database, 'client'>, apiId: string): Promise<SavedTree> {
  const variables = await client.savedVariables.findUnique({ where: { apiId } })
  return { ...(await readItems(client, apiId)), variables: JSON.parse(variables?.document ?? 'null') as Json }
}

async function readItems(queries: Queries, apiId: string): Promise<SavedItems> {
  const folders = await queries.savedFolder.findMany({ where: { apiId }, orderBy: inOrder })
  const requests = await queries.savedRequest.findMany({ where: { apiId }, orderBy: inOrder })
  return {
    folders: folders.map(({ id, parentId, name, position, document }) => ({
      id,
      parentId,
      name,
      position,
      document: JSON.parse(document) as Json,
    })),
    requests: requests.map(({ id, folderId, name, position, document, updatedAt }) => ({
      id,
      folderId,
      name,
      position,
      document: JSON.parse(document) as Json,
      updatedAt: updatedAt.getTime(),
    })),
  }
}

/** Runs work on the saved requests of one API alone: a write comes first, so that no two windows change their order at once. Throws `notFound`. */
export async function changeSaved<T>(
  database: Database,
  apiId: string,
  work: (queries: Queries, items: SavedItems) => Promise<T>,
): Promise<T> {
  return await inTransaction(database, async (queries) => {
    const touched = await queries.api.updateMany({ where: { id: apiId }, data: { schemaVersion: { increment: 0 } } })
    if (touched.count === 0) throw apiNotFound(apiId)
    return await work(queries, await readItems(queries, apiId))
  })
}

/** A folder or request with everything in it. Throws `notFound`. */
export function itemsUnder(items: SavedItems, place: SavedPlace): SavedItems {
  if (place.kind === 'request') {
    const requests = items.requests.filter(({ id }) => id === place.id)
    if (requests.length === 0) throw savedNotFound(place)
    return { folders: [], requests }
  }
  const root = items.folders.find(({ id }) => id === place.id)
  if (root === undefined) throw savedNotFound(place)
  const inside = new Set([root.id])
  for (let before = 0; before !== inside.size; ) {
    before = inside.size
    for (const { id, parentId } of items.folders) if (parentId !== null && inside.has(parentId)) inside.add(id)
  }
  return {
    folders: items.folders.filter(({ id }) => inside.has(id)),
    requests: items.requests.filter(({ folderId }) => folderId !== null && inside.has(folderId)),
  }
}

/** Removes a folder with everything in it, or a request, and gives back what was removed. Throws `notFound`. */
export async function removeSaved(database: Database, apiId: string, place: SavedPlace): Promise<SavedItems> {
  return await changeSaved(database, apiId, async (queries, items) => {
    const removed = itemsUnder(items, place)
    if (place.kind === 'folder') await queries.savedFolder.delete({ where: { id: place.id } })
    else await queries.savedRequest.delete({ where: { id: place.id } })
    return removed
  })
}

/**
 * Puts items in: as they were, where their ids are free (what was removed comes back), else as copies under new ids. What
 * lay in a folder that is not there comes into `folderId`, behind what is there unless it has a place of its own.
 * Throws `notFound` for a folder that is not there, `tooLarge`.
 * @returns the ids under which the outermost items stand now
 */
export async function insertSaved(
  database: Database,
  apiId: string,
  items: SavedItems,
  options: { readonly folderId: string | null; readonly copy: boolean },
): Promise<SavedPlace[]> {
  return await changeSaved(database, apiId, async (queries, present) => {
    const { folderId, copy } = options
    if (folderId !== null && !present.folders.some(({ id }) => id === folderId))
      throw savedNotFound({ kind: 'folder', id: folderId })
    checkCounts(present, items.requests.length, items.folders.length)
    const taken = await takenIds(queries, items)
    const ids = new Map(
      [...items.folders, ...items.requests].map(({ id }) => [id, copy || taken.has(id) ? newId() : id]),
    )
    const idOf = (id: string) => ids.get(id) ?? id
    const known = new Set([...present.folders, ...items.folders].map(({ id }) => id))
    const parentOf = (id: string | null) => {
      if (id !== null && items.folders.some((folder) => folder.id === id)) return idOf(id)
      if (!copy && (id === null || known.has(id))) return id
      return folderId
    }
    const isOuter = (id: string | null) => id === null || !items.folders.some((folder) => folder.id === id)
    const base = copy ? nextPosition(present, folderId) : 0
    const rank = rankOf(items, isOuter)
    for (const folder of parentsFirst(items.folders)) {
      const { id, name, parentId, position, document } = folder
      const at = isOuter(parentId) && copy ? base + rank(id) : position
      const columns = { name, position: at, document: JSON.stringify(document) }
      await queries.savedFolder.create({ data: { id: idOf(id), apiId, parentId: parentOf(parentId), ...columns } })
    }
    for (const { id, name, folderId: parent, position, document } of items.requests) {
      const at = isOuter(parent) && copy ? base + rank(id) : position
      const columns = { name, position: at, document: JSON.stringify(document) }
      await queries.savedRequest.create({ data: { id: idOf(id), apiId, folderId: parentOf(parent), ...columns } })
    }
    checkDepth((await readItems(queries, apiId)).folders)
    return [
      ...items.folders
        .filter(({ parentId }) => isOuter(parentId))
        .map(({ id }) => ({ kind: 'folder' as const, id: idOf(id) })),
      ...items.requests
        .filter(({ folderId: parent }) => isOuter(parent))
        .map(({ id }) => ({ kind: 'request' as const, id: idOf(id) })),
    ]
  })
}

async function takenIds(queries: Queries, items: SavedItems): Promise<Set<string>> {
  const among = (list: readonly { readonly id: string }[]) => ({ id: { in: list.map(({ id }) => id) } })
  const folders = await queries.savedFolder.findMany({ where: among(items.folders), select: { id: true } })
  const requests = await queries.savedRequest.findMany({ where: among(items.requests), select: { id: true } })
  return new Set([...folders, ...requests].map(({ id }) => id))
}

/** The place of an outermost item among the outermost ones. */
function rankOf(items: SavedItems, isOuter: (parentId: string | null) => boolean): (id: string) => number {
  const outer = [
    ...items.folders.filter(({ parentId }) => isOuter(parentId)),
    ...items.requests.filter(({ folderId }) => isOuter(folderId)),
  ].toSorted((one, other) => one.position - other.position)
  return (id) => outer.findIndex((item) => item.id === id)
}

/** Throws `invalid` for folders that lie in each other. */
function parentsFirst(folders: readonly SavedFolder[]): SavedFolder[] {
  const sorted: SavedFolder[] = []
  let rest = [...folders]
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ id }) => id))
    const ready = rest.filter(({ parentId }) => parentId === null || !waiting.has(parentId))
    if (ready.length === 0)
      throw new AppError('invalid', 'Some folders lie in each other, so none of them is the outer one.')
    sorted.push(...ready)
    rest = rest.filter((folder) => !ready.includes(folder))
  }
  return sorted
}

/** Behind everything in a folder. */
export function nextPosition({ folders, requests }: SavedItems, folderId: string | null): number {
  const positions = [
    ...folders.filter(({ parentId }) => parentId === folderId),
    ...requests.filter((request) => request.folderId === folderId),
  ].map(({ position }) => position)
  return Math.max(-1, ...positions) + 1
}

/** Throws `tooLarge`. */
export function checkCounts({ folders, requests }: SavedItems, moreRequests: number, moreFolders: number): void {
  if (requests.length + moreRequests > savedLimits.requests)
    throw new AppError('tooLarge', `An API keeps at most ${savedLimits.requests} requests. Delete some of them first.`)
  if (folders.length + moreFolders > savedLimits.folders)
    throw new AppError('tooLarge', `An API keeps at most ${savedLimits.folders} folders. Delete some of them first.`)
}

/** Throws `tooLarge`, and `invalid` for a folder that lies in itself. */
export function checkDepth(folders: readonly Pick<SavedFolder, 'id' | 'name' | 'parentId'>[]): void {
  const byId = new Map(folders.map((folder) => [folder.id, folder]))
  for (const folder of folders) {
    let depth = 1
    for (let parent = folder.parentId; parent !== null; parent = byId.get(parent)?.parentId ?? null) {
      if (parent === folder.id) throw new AppError('invalid', `"${folder.name}" cannot be moved into itself.`)
      depth += 1
      if (depth > savedLimits.depth)
        throw new AppError(
          'tooLarge',
          `Folders can be nested ${savedLimits.depth} deep; "${folder.name}" would be deeper.`,
        )
    }
  }
}

/** The error for an id that names no folder or request of an API. */
export function savedNotFound({ kind, id }: SavedPlace): AppError {
  return new AppError('notFound', `There is no saved ${kind} ${id}. It may have been deleted.`)
}
