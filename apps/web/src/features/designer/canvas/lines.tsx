'use client'

import { memo } from 'react'
import type { CanvasLayout } from '../layout/auto-layout.ts'
import { arrowPath, rowsPath, trunkPath } from '../layout/line-paths.ts'
import { metrics } from '../layout/metrics.ts'
import type { Highlight } from './highlight.ts'

const casing = { fill: 'none', stroke: 'var(--color-canvas)', strokeWidth: 5 } as const
const edge = { fill: 'none', stroke: 'var(--color-edge)', strokeWidth: 1.4 } as const

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
