import type { Drawing } from '@/features/designer/layout/drawing'
import { CanvasDrawing } from '../designer/canvas-drawing.tsx'

const frame = { width: 312, height: 156, padding: 14 }
const smallest = 0.2

/** An API's canvas on its card. What does not fit at the smallest scale is cut off at the bottom. */
export function Thumbnail({ drawing }: { drawing: Drawing | null }) {
  return (
    <span className="dots relative block h-[156px] overflow-hidden rounded-t-card border-line border-b">
      {drawing !== null && <Scaled drawing={drawing} />}
    </span>
  )
}

function Scaled({ drawing }: { drawing: Drawing }) {
  const inner = { width: frame.width - 2 * frame.padding, height: frame.height - 2 * frame.padding }
  const fits = Math.min(inner.width / drawing.width, inner.height / drawing.height)
  const scale = Math.max(fits, smallest)
  const isCut = scale > fits && drawing.height * scale > inner.height
  const width = frame.width / scale
  const height = frame.height / scale
  const x = (drawing.width - width) / 2
  const y = isCut ? -frame.padding / scale : (drawing.height - height) / 2
  return (
    <svg
      aria-hidden="true"
      viewBox={`${x} ${y} ${width} ${height}`}
      preserveAspectRatio={isCut ? 'xMidYMin slice' : 'xMidYMid meet'}
      className="absolute inset-0 size-full"
    >
      <CanvasDrawing drawing={drawing} />
    </svg>
  )
}
