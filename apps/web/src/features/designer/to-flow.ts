import type { NodeId } from '@gatewright/definition'
import type { Node } from '@xyflow/react'
import type { BackendCard, CanvasLayout } from './layout/auto-layout.ts'
import type { Lane } from './layout/lanes.ts'
import { metrics, numberedHeadsFrom } from './layout/metrics.ts'
import type { ResourceCard } from './layout/resource-cards.ts'

export type ApiNode = Node<{ height: number }, 'api'>
export type ResourceNode = Node<{ card: ResourceCard }, 'resource'>
export type AuthorizerNode = Node<{ lane: Lane; numbered: boolean }, 'authorizer'>
export type BackendNode = Node<{ card: BackendCard }, 'backend'>
export type CanvasNode = ApiNode | ResourceNode | AuthorizerNode | BackendNode

// a node that can be neither dragged nor selected takes no pointer unless told so; ours have buttons in them
const still = {
  draggable: false,
  selectable: false,
  connectable: false,
  focusable: false,
  style: { pointerEvents: 'all' },
} as const

function sameCard(one: ResourceCard, other: ResourceCard): boolean {
  return (
    one.x === other.x &&
    one.y === other.y &&
    one.path === other.path &&
    one.parentText === other.parentText &&
    one.rows.length === other.rows.length &&
    one.rows.every((row, index) => {
      const match = other.rows[index]
      return match !== undefined && row.method === match.method && row.verb === match.verb && row.y === match.y
    })
  )
}

/** How wide the head of a lane is. */
export function headWidth(lane: Lane, kind: string): number {
  return Math.round(44 + lane.name.length * 6.6 + (kind === '' ? 0 : 6 + kind.length * 6.2))
}

/**
 * The nodes of the canvas. A node whose picture has not changed is the same object as in `before`, so that it is not
 * drawn again.
 * @param stageCount rows of the API's card below the draft
 */
export function toFlow(layout: CanvasLayout, stageCount: number, before: readonly CanvasNode[] = []): CanvasNode[] {
  const known = new Map<NodeId, CanvasNode>(before.map((node) => [node.id, node]))
  const keep = (node: CanvasNode): CanvasNode => {
    const old = known.get(node.id)
    return old !== undefined && same(old, node) ? old : node
  }
  const numbered = layout.lanes.length >= numberedHeadsFrom
  const apiHeight = metrics.api.head * 2 + metrics.api.row * (1 + Math.max(1, stageCount)) + 4
  const nodes: CanvasNode[] = [
    {
      id: 'api:',
      type: 'api',
      position: { x: metrics.api.x, y: layout.apiY },
      width: metrics.api.width,
      height: apiHeight,
      data: { height: apiHeight },
      zIndex: 3,
      ...still,
    },
  ]
  for (const card of layout.cards) {
    nodes.push({
      id: card.id,
      type: 'resource',
      position: { x: card.x, y: card.y },
      width: card.width,
      height: card.height,
      data: { card },
      zIndex: 3,
      ...still,
    })
  }
  for (const lane of layout.lanes) {
    nodes.push({
      id: lane.id,
      type: 'authorizer',
      position: { x: lane.headX, y: lane.headY },
      width: numbered ? 22 : headWidth(lane, lane.kind === 'AWS_IAM' ? '' : 'Cognito'),
      height: numbered ? 22 : metrics.headHeight,
      data: { lane, numbered },
      zIndex: 3,
      ...still,
    })
  }
  for (const card of layout.backends) {
    nodes.push({
      id: card.id,
      type: 'backend',
      position: { x: card.x, y: card.y },
      width: card.width,
      height: metrics.backends.height,
      data: { card },
      zIndex: 3,
      ...still,
      draggable: true,
    })
  }
  return nodes.map(keep)
}

function same(one: CanvasNode, other: CanvasNode): boolean {
  if (one.position.x !== other.position.x || one.position.y !== other.position.y || one.width !== other.width)
    return false
  if (one.type === 'resource' && other.type === 'resource') return sameCard(one.data.card, other.data.card)
  if (one.type === 'api' && other.type === 'api') return one.height === other.height
  return JSON.stringify(one.data) === JSON.stringify(other.data)
}
