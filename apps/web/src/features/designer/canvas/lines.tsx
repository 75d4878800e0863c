'use client'

import { memo } from 'react'
import type { CanvasLayout } from '../layout/auto-layout.ts'
import { metrics } from '../layout/metrics.ts'
import type { Highlight } from './highlight.ts'

const casing = { fill: 'none', stroke: 'var(--color-canvas)', strokeWidth: 5 } as const
const edge = { fill: 'none', stroke: 'var(--color-edge)', strokeWidth: 1.4 } as const

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

type LinesProps = { layout: CanvasLayout; highlight: Highlight | undefined }

/** Lanes, trunk, and the lines of all methods. Lines that cross others are cut out of them, so that crossings read as bridges. */
export const Lines = memo(function Lines({ layout, highlight }: LinesProps) {
  const rows = rowsPath(layout)
  const dim = highlight === undefined ? 1 : 0.35
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
      style={{ zIndex: 1 }}
      width={1}
      height={1}
    >
      <path d={trunkPath(layout)} {...edge} />
      {layout.lanes.map((lane) => (
        <line
          key={lane.id}
          x1={lane.x}
          x2={lane.x}
          y1={lane.headY + 14}
          y2={lane.toY}
          stroke="var(--color-lane)"
          strokeWidth={metrics.lanes.width}
          strokeLinecap="round"
        />
      ))}
      <path d={rows} {...casing} />
      <path d={rows} {...edge} opacity={dim} />
      {layout.rows
        .filter((row) => row.pill === undefined)
        .map((row) => (
          <path
            key={row.id}
            d={`M${metrics.resources.right} ${row.y}H${layout.columns.pills}`}
            {...edge}
            strokeDasharray="3 3"
            opacity={0.7}
          />
        ))}
      {layout.nets.map((net) => (
        <g key={net.backendId}>
          <path d={net.path} {...casing} />
          <path d={net.path} {...edge} opacity={dim} />
          <path d={arrowPath(layout.columns.backends, net.entryY)} fill="var(--color-edge)" opacity={dim} />
        </g>
      ))}
      {highlight !== undefined && <Lit layout={layout} highlight={highlight} />}
    </svg>
  )
})

function Lit({ layout, highlight }: { layout: CanvasLayout; highlight: Highlight }) {
  const lit = { fill: 'none', stroke: 'var(--color-text-2)', strokeWidth: 1.8 } as const
  return (
    <g>
      {highlight.rows.map((row) => (
        <path key={row.id} d={`M${metrics.resources.right} ${row.y}H${layout.columns.pills}`} {...lit} />
      ))}
      {highlight.nets.map((net) => (
        <g key={net.backendId}>
          <path d={net.path} {...lit} />
          <path d={arrowPath(layout.columns.backends, net.entryY)} fill="var(--color-text-2)" />
        </g>
      ))}
    </g>
  )
}
