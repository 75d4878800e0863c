'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTRPC, useTRPCClient } from '@/trpc/client'
import { showToast } from '@/ui/toast'
import type { ConsoleRequest } from '../console/console-request.ts'
import { saveFile } from '../import-export/save-file.ts'
import { moveBeside, placeOf, type SavedMove } from './move-saved.ts'
import type { Variable } from './saved-documents.ts'
import { type InsertedItems, readSavedFile, savedFileLimits, writeSavedFile } from './saved-file.ts'
import type { SavedNode, SavedRoot } from './saved-tree.ts'

/** Everything that can be done to saved requests. What fails says so, and gives undefined. */
export type SavedActions = ReturnType<typeof useSavedActions>

export function useSavedActions(apiId: string, root: SavedRoot) {
  const { savedRequest } = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()

  const change = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      showToast({ tone: 'bad', text: error instanceof Error ? error.message : String(error) })
      return undefined
    } finally {
      await queries.invalidateQueries(trpc.savedRequest.tree.queryFilter({ apiId }))
    }
  }
  const move = (node: SavedNode, to: SavedMove) =>
    change(() => savedRequest.move.mutate({ apiId, item: placeOf(node), ...to }))

  return {
    /** Keeps a request, as a new one of a folder or in the place of a saved one; gives its id. */
    save: (request: ConsoleRequest, saved: { name: string } & ({ id: string } | { folderId: string | null })) =>
      change(async () => {
        const { savedId: _savedId, ...kept } = request
        return (await savedRequest.save.mutate({ apiId, ...saved, document: { request: kept } })).id
      }),

    newFolder: (name: string, parentId: string | null) =>
      change(async () => (await savedRequest.saveFolder.mutate({ apiId, name, parentId })).id),

    rename: (node: SavedNode, name: string) =>
      change(() =>
        node.kind === 'folder'
          ? savedRequest.saveFolder.mutate({ apiId, id: node.id, name })
          : savedRequest.save.mutate({ apiId, id: node.id, name, document: { request: node.request } }),
      ),

    /** Sets the variables of a folder, or of the API without one. */
    setVariables: (folderId: string | undefined, variables: readonly Variable[]) =>
      change(async () => {
        const document = { variables: [...variables] }
        if (folderId === undefined) await savedRequest.saveVariables.mutate({ apiId, document })
        else await savedRequest.saveFolder.mutate({ apiId, id: folderId, document })
        return true
      }),

    move,

    /** Puts a copy with everything in it behind a node. */
    duplicate: (node: SavedNode) =>
      change(async () => {
        const items = itemsOf({ ...node, name: `${node.name.slice(0, 195)} copy` })
        const [place] = await savedRequest.insert.mutate({ apiId, items, folderId: node.parentId, copy: true })
        if (place !== undefined)
          await savedRequest.move.mutate({ apiId, item: place, ...moveBeside(root, node, 'after') })
        return place?.id
      }),

    /** Removes a node with everything in it; the toast brings it back. */
    remove: (node: SavedNode) =>
      change(async () => {
        const items = await savedRequest.remove.mutate({ apiId, item: placeOf(node) })
        const undo = () => void change(() => savedRequest.insert.mutate({ apiId, items, folderId: null, copy: false }))
        showToast({ tone: 'info', text: `“${node.name}” was deleted.`, action: { label: 'Undo', run: undo } })
      }),

    /** Reads a file of saved requests as a folder at the end. */
    importFile: (file: File) =>
      change(async () => {
        if (file.size > savedFileLimits.text)
          throw new Error(`“${file.name}” is too large for a file of saved requests.`)
        const read = readSavedFile(await file.text(), () => crypto.randomUUID())
        if ('problem' in read) throw new Error(read.problem)
        await savedRequest.insert.mutate({ apiId, items: read.items, folderId: null, copy: true })
        const name = read.items.folders[0]?.name ?? ''
        showToast({ tone: 'ok', text: `“${name}” was imported: ${read.items.requests.length} requests.` })
      }),

    /** Writes a folder, or all of them, into a file. */
    exportFile: (name: string, folder: SavedRoot) => {
      saveFile(`${name.replace(/[^\w.-]+/g, '-')}.requests.json`, writeSavedFile(name, folder), 'application/json')
      if (folder.variables.some(({ secret }) => secret))
        showToast({ tone: 'info', text: 'The values of secret variables were left out of the file.' })
    },
  }
}

/** A node with everything in it, as it is inserted. */
function itemsOf(root: SavedNode): InsertedItems {
  const items: InsertedItems = { folders: [], requests: [] }
  const add = (node: SavedNode, parentId: string | null) => {
    const { id, name, position } = node
    if (node.kind === 'request') {
      items.requests.push({ id, folderId: parentId, name, position, document: { request: node.request } })
      return
    }
    items.folders.push({ id, parentId, name, position, document: { variables: [...node.variables] } })
    for (const child of node.children) add(child, id)
  }
  add(root, null)
  return items
}
