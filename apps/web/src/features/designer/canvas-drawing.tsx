import type { HttpMethod } from '@gatewright/definition'
import type { ReactNode } from 'react'
import { verbColor } from '@/ui/verb-chip'
import type { Drawing } from './layout/drawing.ts'

const line = { fill: 'none', stroke: 'var(--color-edge)', strokeWidth: 1, vectorEffect: 'non-scaling-stroke' } as const

/**
 * A drawing of a canvas as SVG content, in flow units: the caller gives the `svg` around it its size and view.
 * `named` leaves the bars for the names of cards out, for a caller who writes them.
 */
export function CanvasDrawing({ drawing, named = false }: { drawing: Drawing; named?: boolean }): ReactNode {
  return (
    <>
      <path d={drawing.trunk} {...line} />
      <path d={drawing.lanes} fill="none" stroke="var(--color-lane)" strokeWidth={8} strokeLinecap="round" />
      <path d={drawing.lines} fill="none" stroke="var(--color-canvas)" strokeWidth={8} />
      <path d={drawing.lines} {...line} />
      <path d={drawing.arrows} fill="var(--color-edge)" />
      <path
        d={drawing.marks}
        fill="var(--color-surface)"
        stroke="var(--color-text-3)"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={drawing.cards}
        fill="var(--color-surface)"
        stroke="var(--color-line-2)"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
      <path d={drawing.methods} fill="var(--color-line-2)" />
      {!named && (
        <>
          <path d={drawing.names} fill="var(--color-text-2)" />
          <path d={drawing.details} fill="var(--color-line-2)" />
          <path d={drawing.tiles} fill="var(--color-hover)" stroke="var(--color-line)" />
        </>
      )}
      {Object.entries(drawing.verbs).map(([verb, d]) => (
        <path key={verb} d={d} fill={verbColor(verb as HttpMethod)} />
      ))}
    </>
  )
}
