'use client'

import { formatMs, type LastRunPath, useLastRunPath } from '../last-run-path.ts'
import type { CanvasLayout } from '../layout/auto-layout.ts'
import { metrics } from '../layout/metrics.ts'
import { partOfNet } from './highlight.ts'

/** The travelled path of the last run, from the draft or stage to the node that ended it, with the times in its gaps. */
export function RunOverlay({ layout, stageIndex }: { layout: CanvasLayout; stageIndex: (name: string) => number }) {
  const run = useLastRunPath()
  if (run === undefined) return null
  const { api, trunkX, resources } = metrics
  const startY =
    layout.apiY + api.head * 2 + api.row * (run.source === 'draft' ? 0 : 1 + stageIndex(run.source)) + api.row / 2
  const travelled = [entryPath(run, layout, startY), rowPath(run, layout)]
  const net = layout.nets.find((one) => one.backendId === run.backendId)
  const end = net === undefined ? undefined : partOfNet(layout, net, [run.row.y])
  if (end !== undefined) travelled.push(end.path)
  const lane = layout.lanes.find((one) => one.id === run.laneId)
  const gap = { left: (lane?.x ?? resources.right) + 12, right: layout.columns.pills }
  return (
    <>
      <svg
        aria-hidden="true"
        className="pointer-events-none absolute top-0 left-0 overflow-visible"
        style={{ zIndex: 2 }}
        width={1}
        height={1}
      >
        {travelled.map((path) => (
          <path
            key={path}
            d={path}
            fill="none"
            stroke="var(--color-accent-soft)"
            strokeWidth={8}
            strokeLinejoin="round"
          />
        ))}
        {travelled.map((path) => (
          <path key={path} d={path} fill="none" stroke="var(--color-accent)" strokeWidth={2.2} strokeLinejoin="round" />
        ))}
        {net !== undefined && net.track >= 0 && (
          <circle cx={net.trackX} cy={run.row.y} r={3.2} fill="var(--color-accent)" />
        )}
      </svg>
      {/* a virtual clock that stood still has no times to tell */}
      {run.totalMs > 0 && (
        <>
          <MsLabel text={formatMs(run.routingMs)} x={(api.x + api.width + trunkX) / 2} y={startY} />
          {run.accessMs !== undefined && run.reachedBackend && (
            <MsLabel text={formatMs(run.accessMs)} x={(gap.left + gap.right) / 2} y={run.row.y} />
          )}
          {run.integrationMs !== undefined && net !== undefined && (
            <MsLabel
              text={formatMs(run.integrationMs)}
              x={(Math.max(net.trackX, layout.columns.backends - 62) + layout.columns.backends) / 2}
              y={net.entryY}
            />
          )}
        </>
      )}
    </>
  )
}

function entryPath(run: LastRunPath, layout: CanvasLayout, startY: number): string {
  const { api, trunkX, resources, elbow } = metrics
  const chain = run.cards.flatMap((id) => layout.cards.filter((card) => card.id === id)).reverse()
  const root = chain[0]
  if (root === undefined) return ''
  const headY = root.y + resources.head / 2
  const parts = [`M${api.x + api.width} ${startY}H${trunkX}`]
  if (Math.abs(headY - startY) > 1) {
    const sign = headY > startY ? -1 : 1
    parts.push(`V${headY + sign * elbow}Q${trunkX} ${headY} ${trunkX + elbow} ${headY}`)
  }
  parts.push(`H${root.x}`)
  for (const [index, card] of chain.entries()) {
    const parent = chain[index - 1]
    if (parent === undefined) continue
    const x = parent.x + 7
    const y = card.y + resources.head / 2
    parts.push(`M${x} ${parent.y + parent.height}V${y - elbow}Q${x} ${y} ${x + elbow} ${y}H${card.x}`)
  }
  return parts.join('')
}

function rowPath(run: LastRunPath, layout: CanvasLayout): string {
  const lane = run.endedAt === undefined ? undefined : layout.lanes.find((one) => one.id === run.endedAt)
  const toX = run.reachedBackend ? layout.columns.pills : (lane?.x ?? metrics.resources.right)
  return `M${metrics.resources.right} ${run.row.y}H${toX}`
}

function MsLabel({ text, x, y }: { text: string; x: number; y: number }) {
  return (
    <span
      className="-translate-x-1/2 pointer-events-none absolute flex h-[18px] items-center whitespace-nowrap rounded-[9px] border border-accent-line bg-surface px-1.5 font-medium font-mono text-[11.5px] text-accent-text"
      style={{ left: x, top: y - 9, zIndex: 5 }}
    >
      {text}
    </span>
  )
}
