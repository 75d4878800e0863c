'use client'

import { memo } from 'react'
import { classNames } from '@/ui/class-names'
import { backendIcon } from '../backend-icon.tsx'
import { useLastRunPath } from '../last-run-path.ts'
import type { CanvasLayout } from '../layout/auto-layout.ts'
import type { Lane } from '../layout/lanes.ts'
import { metrics } from '../layout/metrics.ts'
import type { MethodRow } from '../layout/resource-cards.ts'
import { select, useHover, useSelection } from '../selection.ts'
import { useCanvasActions } from './canvas-actions.ts'
import { useVisibleSpan, useZoomLevel } from './zoom-level.ts'

/** Marks where lines cross lanes, and the integrations' pills, for the rows that are in sight. */
export const RowMarks = memo(function RowMarks({ layout }: { layout: CanvasLayout }) {
  const { from, to } = useVisibleSpan()
  return (
    <>
      {layout.rows
        .filter((row) => row.y >= from && row.y <= to)
        .map((row) => (
          <Marks key={row.id} row={row} layout={layout} />
        ))}
    </>
  )
})

const Marks = memo(function Marks({ row, layout }: { row: MethodRow; layout: CanvasLayout }) {
  const guard = layout.lanes.find((lane) => lane.key === row.laneKey)
  return (
    <>
      {guard !== undefined && <GuardMark row={row} lane={guard} />}
      <GhostMarks row={row} lanes={layout.lanes} />
      <Pill row={row} x={layout.columns.pills} />
    </>
  )
})

const diamond = ['TOKEN', 'REQUEST']

function shapeOf(lane: Lane): 'ring' | 'diamond' | 'square' {
  return lane.kind === 'AWS_IAM' ? 'square' : diamond.includes(lane.kind) ? 'diamond' : 'ring'
}

/** The glyph of a mark, around the origin. */
export function MarkShape({
  lane,
  fill = 'var(--color-surface)',
  stroke = 'var(--color-text-3)',
}: {
  lane: Lane
  fill?: string
  stroke?: string
}) {
  const paint = { fill, stroke, strokeWidth: 1.6 }
  switch (shapeOf(lane)) {
    case 'ring':
      return <circle r={4.5} {...paint} />
    case 'diamond':
      return <rect x={-4} y={-4} width={8} height={8} transform="rotate(45)" {...paint} />
    case 'square':
      return <rect x={-4} y={-4} width={8} height={8} {...paint} />
  }
}

const markBox = 18

function GuardMark({ row, lane }: { row: MethodRow; lane: Lane }) {
  const actions = useCanvasActions()
  const run = useLastRunPath()
  const passed = run?.row.id === row.id && run.laneId === lane.id && run.endedAt !== lane.id
  const ended = run?.row.id === row.id && run.endedAt === lane.id
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${row.verb} ${row.path} is guarded by ${lane.name}`}
      title={`${row.verb} ${row.path} is guarded by ${lane.name}. Click to open it.`}
      onClick={() => {
        select(row.id)
        actions.toggleGuard(row, lane)
      }}
      className="nopan pointer-events-auto absolute rounded-full"
      style={{
        left: lane.x - markBox / 2,
        top: row.y - markBox / 2,
        width: markBox,
        height: markBox,
        zIndex: passed || ended ? 4 : 2,
      }}
    >
      <svg aria-hidden="true" width={markBox} height={markBox} viewBox="-9 -9 18 18">
        {passed ? (
          <>
            <circle r={6.5} fill="var(--color-accent)" />
            <path d="m-2.8 0 2 2 3.6-4" fill="none" stroke="var(--color-on-accent)" strokeWidth={1.5} />
          </>
        ) : ended ? (
          <>
            <circle r={6.5} fill="var(--color-bad)" />
            <path d="m-2.2 -2.2 4.4 4.4m0 -4.4-4.4 4.4" stroke="#fff" strokeWidth={1.5} />
          </>
        ) : (
          <MarkShape lane={lane} />
        )}
      </svg>
    </button>
  )
}

/** Faint marks on the other lanes while the row is hovered or selected: click one to guard the method there. */
function GhostMarks({ row, lanes }: { row: MethodRow; lanes: readonly Lane[] }) {
  const hovered = useHover()
  const selected = useSelection()
  const actions = useCanvasActions()
  if (hovered !== row.id && !(selected.length === 1 && selected[0] === row.id)) return null
  return lanes
    .filter((lane) => lane.key !== row.laneKey)
    .map((lane) => (
      <button
        key={lane.id}
        type="button"
        tabIndex={-1}
        aria-label={`Guard ${row.verb} ${row.path} with ${lane.name}`}
        title={`Guard with ${lane.name}`}
        onClick={() => actions.toggleGuard(row, lane)}
        className="nopan pointer-events-auto absolute rounded-full opacity-60 hover:opacity-100"
        style={{ left: lane.x - markBox / 2, top: row.y - markBox / 2, width: markBox, height: markBox, zIndex: 2 }}
      >
        <svg aria-hidden="true" width={markBox} height={markBox} viewBox="-9 -9 18 18">
          <g strokeDasharray="2 2">
            <MarkShape lane={lane} stroke="var(--color-accent)" />
          </g>
        </svg>
      </button>
    ))
}

function Pill({ row, x }: { row: MethodRow; x: number }) {
  const level = useZoomLevel()
  const run = useLastRunPath()
  const actions = useCanvasActions()
  const { pills } = metrics
  const onPath = run?.row.id === row.id && run.reachedBackend
  const far = level === 'far' || level === 'farthest'
  const Glyph = row.backend === undefined ? undefined : backendIcon(row.backend.kind, row.backend.key)
  const missing = row.pill === undefined
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={
        missing
          ? `Choose the integration of ${row.verb} ${row.path}`
          : `Integration of ${row.verb} ${row.path}: ${row.pill}`
      }
      onClick={(event) => {
        select(row.id)
        if (missing) actions.chooseBackend(row, event.currentTarget)
      }}
      onDoubleClick={() => actions.open(row.id)}
      className={classNames(
        'nopan pointer-events-auto absolute flex items-center gap-1.5 rounded-pill border px-2 text-[12px] text-text-2 leading-none',
        missing && 'justify-center border-edge border-dashed text-text-3',
        !missing && 'bg-surface',
        !missing && (onPath ? 'border-accent shadow-selected' : 'border-line-2'),
      )}
      style={{
        left: x,
        top: row.y - pills.height / 2,
        width: pills.width,
        height: pills.height,
        zIndex: onPath ? 4 : 3,
      }}
    >
      {missing ? (
        !far && 'Integration'
      ) : (
        <>
          {Glyph !== undefined && !far && <Glyph size={12} />}
          {level === 'near' && <span className="truncate">{row.pill}</span>}
        </>
      )}
    </button>
  )
}
