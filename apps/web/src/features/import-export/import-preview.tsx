'use client'

import type { Design } from '@gatewright/definition'
import type { Finding } from '@gatewright/formats'
import { useEffect, useMemo, useRef } from 'react'
import { CanvasDrawing } from '../designer/canvas-drawing.tsx'
import { autoLayout } from '../designer/layout/auto-layout.ts'
import { drawingOf } from '../designer/layout/drawing.ts'
import { metrics } from '../designer/layout/metrics.ts'
import { methodOf } from './finding-place.ts'

type ImportPreviewProps = {
  design: Design
  name: string
  findings: readonly Finding[]
  /** the finding whose method wears the accent */
  selected: Finding | undefined
  facts: string
}

/** The canvas that the import would make, with a dot at each method in question. */
export function ImportPreview({ design, name, findings, selected, facts }: ImportPreviewProps) {
  return (
    <section aria-label="Preview" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 flex-none items-center gap-2.5 border-line border-b px-4">
        <h2 className="flex-none font-semibold">Preview</h2>
        <span className="min-w-0 flex-1 truncate text-dense text-text-3">{facts}</span>
        <Legend color="bg-bad" text="not understood" />
        <Legend color="bg-warn" text="repaired" />
      </div>
      <div
        data-preview-pane
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
        tabIndex={0}
        className="dots flex min-h-[200px] flex-1 overflow-auto p-4"
      >
        {design.definition.kind === 'REST' && (
          <Picture design={design} name={name} findings={findings} selected={selected} />
        )}
      </div>
    </section>
  )
}

function Legend({ color, text }: { color: string; text: string }) {
  return (
    <span className="flex flex-none items-center gap-1.5 text-dense text-text-2">
      <span aria-hidden="true" className={`size-1.5 rounded-full ${color}`} />
      {text}
    </span>
  )
}

const dots = { 'not-understood': 'var(--color-bad)', repaired: 'var(--color-warn)' } as const
const characterWidth = 11.6
const nameOfCard = { fontSize: 19, fontWeight: 600 } as const

function Picture({ design, name, findings, selected }: Omit<ImportPreviewProps, 'facts'>) {
  const layout = useMemo(
    () => (design.definition.kind === 'REST' ? autoLayout(design, design.definition) : undefined),
    [design],
  )
  const drawing = useMemo(() => (layout === undefined ? undefined : drawingOf(layout)), [layout])
  const questions = useMemo(() => {
    const worst = new Map<string, keyof typeof dots>()
    for (const { kind, path } of findings) {
      const method = methodOf({ path })
      if (method === undefined || (kind !== 'not-understood' && kind !== 'repaired')) continue
      const id = `method:${method.resourceId}:${method.verb}`
      if (worst.get(id) !== 'not-understood') worst.set(id, kind)
    }
    return worst
  }, [findings])
  const mark = useRef<SVGRectElement>(null)
  useEffect(() => {
    if (selected !== undefined) reveal(mark.current)
  }, [selected])
  if (layout === undefined || drawing === undefined) return null
  const chosen = selected === undefined ? undefined : methodOf(selected)
  const row = layout.rows.find(({ resourceId, verb }) => resourceId === chosen?.resourceId && verb === chosen.verb)
  const rowX = layout.cards.find(({ resourceId }) => resourceId === row?.resourceId)?.x ?? metrics.resources.x
  return (
    <svg
      role="img"
      aria-label="The canvas of the API"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      className="m-auto block w-full flex-none font-mono"
    >
      <CanvasDrawing drawing={drawing} named />
      {row !== undefined && (
        <rect
          ref={mark}
          x={rowX}
          y={row.y - metrics.resources.row / 2}
          width={metrics.resources.right - rowX}
          height={metrics.resources.row}
          rx={4}
          fill="none"
          stroke="var(--color-accent)"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      )}
      <g fill="var(--color-text)" style={nameOfCard}>
        <text x={metrics.api.x + 8} y={layout.apiY + 24}>
          {fitText(name, Math.floor((metrics.api.width - 12) / characterWidth))}
        </text>
        <text x={metrics.api.x + 8} y={layout.apiY + 52} fill="var(--color-text-3)" fontWeight={400}>
          {design.definition.kind}
        </text>
        {layout.cards.map((card) => (
          <text key={card.id} x={card.x + 8} y={card.y + 21}>
            {fitText(card.ownText, Math.floor((card.width - 16) / characterWidth))}
          </text>
        ))}
        {layout.backends.map((backend) => (
          <text key={backend.id} x={backend.x + 12} y={backend.y + 29}>
            {fitText(backend.name, Math.floor((backend.width - 24) / characterWidth))}
          </text>
        ))}
      </g>
      {layout.rows.map(({ id, y }) => {
        const kind = questions.get(id)
        if (kind === undefined) return null
        return <circle key={id} cx={metrics.resources.right - 16} cy={y} r={6} fill={dots[kind]} />
      })}
    </svg>
  )
}

/** Scrolls the pane around the picture, and nothing else, until the mark is in it. */
function reveal(mark: SVGRectElement | null): void {
  const pane = mark?.closest('[data-preview-pane]')
  if (mark === null || pane === null || pane === undefined) return
  const place = mark.getBoundingClientRect()
  const view = pane.getBoundingClientRect()
  if (place.top < view.top || place.bottom > view.bottom) pane.scrollTop += place.top - view.top - view.height / 2
}

const fitText = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1)}…`)
