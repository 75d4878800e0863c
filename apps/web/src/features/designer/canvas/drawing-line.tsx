import type { Drawing } from './use-gestures.ts'

/** The line under the pointer while it is drawn. */
export function DrawingLine({ drawing }: { drawing: Drawing | undefined }) {
  if (drawing === undefined) return null
  const { from, to } = drawing
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
      style={{ zIndex: 6 }}
      width={1}
      height={1}
    >
      <path
        d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
        fill="none"
        stroke="var(--color-accent)"
        strokeWidth={1.8}
        strokeDasharray="4 3"
      />
      <circle cx={to.x} cy={to.y} r={4} fill="var(--color-accent)" />
    </svg>
  )
}
