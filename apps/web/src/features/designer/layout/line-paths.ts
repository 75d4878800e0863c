import type { CanvasLayout } from './auto-layout.ts'
import { metrics } from './metrics.ts'

/** The trunk, and the elbows from parents to children. */
export function trunkPath(layout: CanvasLayout): string {
  const { api, trunkX, resources, elbow } = metrics
  const draftY = layout.apiY + api.head * 2 + api.row / 2
  const roots = layout.cards.filter((card) => card.parent === undefined)
  const heads = roots.map((card) => card.y + resources.head / 2)
  const first = Math.min(draftY, ...heads)
  const last = Math.max(draftY, ...heads)
  const parts: string[] = []
  // where the draft stands at an end of the trunk, its line bends into it
  const bend = draftY === last ? -elbow : draftY === first ? elbow : 0
  if (last - first <= 1) parts.push(`M${api.x + api.width} ${draftY}H${trunkX}`)
  else {
    parts.push(
      bend === 0
        ? `M${api.x + api.width} ${draftY}H${trunkX}`
        : `M${api.x + api.width} ${draftY}H${trunkX - elbow}Q${trunkX} ${draftY} ${trunkX} ${draftY + bend}`,
      `M${trunkX} ${first + elbow}V${last - elbow}`,
    )
  }
  for (const y of heads) {
    if (Math.abs(y - draftY) < 1) parts.push(`M${trunkX} ${y}H${resources.x}`)
    else {
      const sign = y > draftY ? -1 : 1
      const isEnd = y === first || y === last
      parts.push(
        isEnd
          ? `M${trunkX} ${y + sign * elbow}Q${trunkX} ${y} ${trunkX + elbow} ${y}H${resources.x}`
          : `M${trunkX} ${y}H${resources.x}`,
      )
    }
  }
  const byId = new Map(layout.cards.map((card) => [card.id, card]))
  for (const card of layout.cards) {
    const parent = card.parent === undefined ? undefined : byId.get(card.parent)
    if (parent === undefined) continue
    const x = parent.x + 7
    const y = card.y + resources.head / 2
    parts.push(`M${x} ${parent.y + parent.height}V${y - elbow}Q${x} ${y} ${x + elbow} ${y}H${card.x}`)
  }
  return parts.join('')
}

/** The lines from rows to pills, all of them in one path; rows without an integration end behind the lanes. */
export function rowsPath(layout: CanvasLayout): string {
  const { right } = metrics.resources
  return layout.rows
    .filter((row) => row.pill !== undefined)
    .map((row) => `M${right} ${row.y}H${layout.columns.pills}`)
    .join('')
}

/** The arrow head at a backend. */
export const arrowPath = (x: number, y: number) => `M${x - 6} ${y - 3.5}L${x} ${y}L${x - 6} ${y + 3.5}Z`
