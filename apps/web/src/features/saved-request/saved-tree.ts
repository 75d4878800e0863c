import type { ConsoleRequest } from '../console/console-request.ts'
import { emptyRequest } from '../console/console-request.ts'
import { readVariables, requestDocumentSchema, type Variable } from './saved-documents.ts'

export type SavedFolderNode = {
  readonly kind: 'folder'
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly position: number
  readonly variables: readonly Variable[]
  readonly children: readonly SavedNode[]
}
export type SavedRequestNode = {
  readonly kind: 'request'
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly position: number
  readonly request: ConsoleRequest
}
export type SavedNode = SavedFolderNode | SavedRequestNode

/** All saved requests of an API as a tree, and the variables of all of them. */
export type SavedRoot = { readonly children: readonly SavedNode[]; readonly variables: readonly Variable[] }

/** Folders and requests as the server keeps them. */
type StoredTree = {
  readonly folders: readonly {
    id: string
    parentId: string | null
    name: string
    position: number
    document: unknown
  }[]
  readonly requests: readonly {
    id: string
    folderId: string | null
    name: string
    position: number
    document: unknown
  }[]
  readonly variables: unknown
}

/** Builds the tree of what is stored; what stands in one folder is in order. */
export function readSavedTree({ folders, requests, variables }: StoredTree): SavedRoot {
  const childrenOf = (parent: string | null): SavedNode[] => {
    const inside: SavedNode[] = [
      ...folders
        .filter(({ parentId }) => parentId === parent)
        .map(
          ({ id, parentId, name, position, document }): SavedFolderNode => ({
            kind: 'folder',
            id,
            parentId,
            name,
            position,
            variables: readVariables(document),
            children: childrenOf(id),
          }),
        ),
      ...requests
        .filter(({ folderId }) => folderId === parent)
        .map(
          ({ id, folderId, name, position, document }): SavedRequestNode => ({
            kind: 'request',
            id,
            parentId: folderId,
            name,
            position,
            request: requestDocumentSchema.safeParse(document).data?.request ?? emptyRequest,
          }),
        ),
    ]
    return inside.toSorted((one, other) => one.position - other.position)
  }
  return { children: childrenOf(null), variables: readVariables(variables) }
}

/** All nodes of a list, each before what is in it. */
export function* walkSaved(nodes: readonly SavedNode[]): Generator<SavedNode> {
  for (const node of nodes) {
    yield node
    if (node.kind === 'folder') yield* walkSaved(node.children)
  }
}

/** A node by its id. */
export function findSaved(root: SavedRoot, id: string): SavedNode | undefined {
  for (const node of walkSaved(root.children)) if (node.id === id) return node
  return undefined
}

/** The folders that a node lies in, the innermost first. */
export function foldersAround(root: SavedRoot, parentId: string | null): SavedFolderNode[] {
  const around: SavedFolderNode[] = []
  for (let id = parentId; id !== null; ) {
    const folder = findSaved(root, id)
    if (folder?.kind !== 'folder') break
    around.push(folder)
    id = folder.parentId
  }
  return around
}

/** How many requests lie in a list and everything in it. */
export function countRequests(nodes: readonly SavedNode[]): number {
  return [...walkSaved(nodes)].filter(({ kind }) => kind === 'request').length
}
