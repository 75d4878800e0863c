import type { Drawing } from '@/features/designer/layout/drawing'
import { classNames } from '@/ui/class-names'
import { CanvasDrawing } from '../designer/canvas-drawing.tsx'

const frame = { width: 312, height: 156, padding: 14 }
/** Below this scale a whole drawing is too small to tell anything: then its top is shown, as wide as the card. */
const smallest = 0.21

/** An API's canvas on its card. A tall one is cut off at the bottom. */
export function Thumbnail({ drawing }: { drawing: Drawing | null }) {
  return (
    <span className="dots relative block h-[156px] overflow-hidden rounded-t-card border-line border-b">
      {drawing !== null && <Scaled drawing={drawing} />}
    </span>
  )
}

function Scaled({ drawing }: { drawing: Drawing }) {
  const { padding } = frame
  const fitsWidth = (frame.width - 2 * padding) / drawing.width
  const fits = Math.min(fitsWidth, (frame.height - 2 * padding) / drawing.height)
  const isCut = fits < Math.min(smallest, fitsWidth)
  const scale = isCut ? fitsWidth : fits
  const width = frame.width / scale
  const height = frame.height / scale
  const x = (drawing.width - width) / 2
  const y = isCut ? -padding / scale : (drawing.height - height) / 2
  return (
    <svg
      aria-hidden="true"
      viewBox={`${x} ${y} ${width} ${height}`}
      preserveAspectRatio={isCut ? 'xMidYMin slice' : 'xMidYMid meet'}
      className={classNames(
        'absolute inset-0 size-full',
        isCut && '[mask-image:linear-gradient(#000_70%,transparent)]',
      )}
    >
      <CanvasDrawing drawing={drawing} />
    </svg>
  )
}
