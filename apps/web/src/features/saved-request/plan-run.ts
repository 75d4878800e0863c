import type { ConsoleRequest, RequestSource } from '../console/console-request.ts'
import { foldersAround, type SavedNode, type SavedRoot, walkSaved } from './saved-tree.ts'
import type { VariableLayer } from './variable-scope.ts'

/** A request of a run with everything that decides what it sends. */
export type PlannedRequest = {
  readonly id: string
  readonly name: string
  /** names of the folders that it lies in, the outermost first, within what is run */
  readonly folders: readonly string[]
  readonly request: ConsoleRequest
  /** variables that it sees, the innermost first */
  readonly layers: readonly VariableLayer[]
}

/** Where all requests of a run go, instead of where each of them says. */
export type RunTargetChoice = { readonly source: RequestSource; readonly live: boolean }

/** The variables that a request in a folder sees, the innermost first. */
export function layersAt(root: SavedRoot, parentId: string | null): VariableLayer[] {
  return [
    ...foldersAround(root, parentId).map(({ name, variables }) => ({ name: `folder ${name}`, variables })),
    { name: 'the API', variables: root.variables },
  ]
}

/**
 * The requests of a folder, or of all of them without one, in the order of the tree.
 * @param target undefined: each goes where it says
 */
export function planRun(
  root: SavedRoot,
  folder: SavedNode | undefined,
  target: RunTargetChoice | undefined,
): PlannedRequest[] {
  const nodes = folder === undefined ? root.children : folder.kind === 'folder' ? folder.children : [folder]
  const outer = folder?.kind === 'folder' ? foldersAround(root, folder.id).length : 0
  return [...walkSaved(nodes)].flatMap((node): PlannedRequest[] => {
    if (node.kind === 'folder') return []
    const folders = foldersAround(root, node.parentId)
      .map(({ name }) => name)
      .toReversed()
      .slice(outer)
    const request = target === undefined ? node.request : { ...node.request, ...target }
    return [{ id: node.id, name: node.name, folders, request, layers: layersAt(root, node.parentId) }]
  })
}
