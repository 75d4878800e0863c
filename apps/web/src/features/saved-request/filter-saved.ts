import type { SavedNode } from './saved-tree.ts'

/** A row of the tree as it is seen. */
export type SavedRow = { readonly node: SavedNode; readonly depth: number; readonly expanded: boolean }

/**
 * The rows of the tree that are in sight: what lies in closed folders is not. With a filter all folders are open, and there is what
 * has all of its words in name, method or path, with the folders around it.
 */
export function savedRows(nodes: readonly SavedNode[], closed: ReadonlySet<string>, filter: string): SavedRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const rowsOf = (list: readonly SavedNode[], depth: number, isInFound: boolean): SavedRow[] =>
    list.flatMap((node): SavedRow[] => {
      const expanded = words.length > 0 || !closed.has(node.id)
      const isFound = isInFound || matches(node, words)
      const inside = node.kind === 'folder' ? rowsOf(node.children, depth + 1, isFound) : []
      if (!isFound && inside.length === 0) return []
      return [{ node, depth, expanded }, ...(expanded ? inside : [])]
    })
  return rowsOf(nodes, 0, false)
}

function matches(node: SavedNode, words: readonly string[]): boolean {
  const text = node.kind === 'request' ? `${node.name} ${node.request.method} ${node.request.path}` : node.name
  const searched = text.toLowerCase()
  return words.every((word) => searched.includes(word))
}
