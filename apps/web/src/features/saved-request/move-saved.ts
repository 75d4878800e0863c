import { findSaved, foldersAround, type SavedNode, type SavedRoot } from './saved-tree.ts'

type Place = { readonly kind: 'folder' | 'request'; readonly id: string }

/** Where a node goes: into a folder (null: to the top), before another one or behind all. */
export type SavedMove = { readonly folderId: string | null; readonly before?: Place }

/** What stands in a folder, or at the top. */
export function siblingsIn(root: SavedRoot, folderId: string | null): readonly SavedNode[] {
  if (folderId === null) return root.children
  const folder = findSaved(root, folderId)
  return folder?.kind === 'folder' ? folder.children : []
}

/** Before a node, or behind it. */
export function moveBeside(root: SavedRoot, node: SavedNode, side: 'before' | 'after'): SavedMove {
  if (side === 'before') return { folderId: node.parentId, before: placeOf(node) }
  const siblings = siblingsIn(root, node.parentId)
  const next = siblings[siblings.findIndex(({ id }) => id === node.id) + 1]
  return next === undefined ? { folderId: node.parentId } : { folderId: node.parentId, before: placeOf(next) }
}

/** Whether a node may go there: no folder goes into itself. */
export function mayMove(root: SavedRoot, node: SavedNode, move: SavedMove): boolean {
  if (node.id === move.before?.id) return false
  if (move.folderId === null) return true
  return node.id !== move.folderId && !foldersAround(root, move.folderId).some(({ id }) => id === node.id)
}

/**
 * Where an arrow key moves a node: up and down among its siblings, right into the folder above it, left out of its folder and
 * behind it. Undefined where there is no such place.
 */
export function moveByKey(
  root: SavedRoot,
  node: SavedNode,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): SavedMove | undefined {
  const siblings = siblingsIn(root, node.parentId)
  const at = siblings.findIndex(({ id }) => id === node.id)
  const above = siblings[at - 1]
  const below = siblings[at + 1]
  switch (key) {
    case 'ArrowUp':
      return above === undefined ? undefined : moveBeside(root, above, 'before')
    case 'ArrowDown':
      return below === undefined ? undefined : moveBeside(root, below, 'after')
    case 'ArrowRight':
      return above?.kind === 'folder' ? { folderId: above.id } : undefined
    case 'ArrowLeft': {
      const folder = node.parentId === null ? undefined : findSaved(root, node.parentId)
      return folder === undefined ? undefined : moveBeside(root, folder, 'after')
    }
  }
}

export function placeOf({ kind, id }: SavedNode): Place {
  return { kind, id }
}
