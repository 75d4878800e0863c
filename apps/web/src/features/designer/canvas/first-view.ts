import type { CanvasLayout } from '../layout/auto-layout.ts'

type Size = Pick<CanvasLayout, 'width' | 'height'>

/** Space above the names of the columns, in pixels. */
const top = 18

/** The first view of a canvas: everything where it fits, never above 100 % nor below 75 %; below that, from the top. */
export function firstView(layout: Size, width: number, height: number) {
  return viewAt(layout, Math.min(1, Math.max(0.75, fit(layout, width, height))), width)
}

/** The view that shows everything, not above 100 %. */
export function fittingView(layout: Size, width: number, height: number) {
  return viewAt(layout, Math.min(1, fit(layout, width, height)), width)
}

const fit = (layout: Size, width: number, height: number) =>
  Math.min(width / layout.width, (height - top) / layout.height)

function viewAt(layout: Size, zoom: number, width: number) {
  return { x: Math.max(0, (width - layout.width * zoom) / 2), y: top, zoom }
}

/** The view that brings a box into sight, or undefined when it is in sight already. */
export function viewFor(
  box: { x: number; y: number; width: number; height: number },
  view: { x: number; y: number; zoom: number },
  width: number,
  height: number,
): { x: number; y: number; zoom: number } | undefined {
  const zoom = Math.max(view.zoom, 0.25)
  const left = box.x * zoom + view.x
  const top = box.y * zoom + view.y
  const right = left + box.width * zoom
  const bottom = top + box.height * zoom
  const fits = left >= 0 && top >= 0 && right <= width && bottom <= height
  if (fits && zoom === view.zoom) return undefined
  const shift = (low: number, high: number, size: number) => {
    if (low >= 16 && high <= size - 16) return 0
    return high - low > size - 32 || low < 16 ? 16 - low : size - 16 - high
  }
  return { x: view.x + shift(left, right, width), y: view.y + shift(top, bottom, height), zoom }
}
