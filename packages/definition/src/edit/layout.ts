import type { NodeId } from '../path.ts'
import type { DesignDraft } from './draft.ts'

/** Puts nodes where the user dragged them; flow units, rounded. */
export function moveNodes(draft: DesignDraft, positions: Readonly<Record<NodeId, { x: number; y: number }>>): void {
  for (const [id, { x, y }] of Object.entries(positions)) draft.layout[id] = { x: Math.round(x), y: Math.round(y) }
}

/** Forgets where the user put nodes: the automatic layout places them again. */
export function resetLayout(draft: DesignDraft): void {
  draft.layout = {}
}
