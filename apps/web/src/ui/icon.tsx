import type { ReactNode } from 'react'

/** Size in pixels (16 unless told), class and, for a picture that stands alone, the name that assistive technology reads. */
export type IconProps = { size?: number; className?: string; title?: string }
export type Icon = (props: IconProps) => ReactNode

/** A glyph on the 16 grid with the stroke of the whole set; `filled` paints shapes instead of lines. */
export function drawIcon(shapes: ReactNode, filled = false): Icon {
  return function DrawnIcon({ size = 16, className, title }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill={filled ? 'currentColor' : 'none'}
        stroke={filled ? 'none' : 'currentColor'}
        strokeWidth={1.35}
        strokeLinecap="round"
        strokeLinejoin="round"
        className={className}
        role={title === undefined ? undefined : 'img'}
        aria-label={title}
        aria-hidden={title === undefined ? true : undefined}
        style={{ flex: 'none' }}
      >
        {shapes}
      </svg>
    )
  }
}
