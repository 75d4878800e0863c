import { useStore } from '@xyflow/react'

/** What is shown at a zoom: near ≥ 75 %, middle ≥ 45 %, far ≥ 25 %, farthest below. */
export type ZoomLevel = 'near' | 'middle' | 'far' | 'farthest'

/** The level of a zoom factor (1 is 100 %). */
export function zoomLevel(zoom: number): ZoomLevel {
  // the first view may end at 74.9…%, which people read as 75
  return zoom >= 0.745 ? 'near' : zoom >= 0.45 ? 'middle' : zoom >= 0.25 ? 'far' : 'farthest'
}

/** The level of the canvas now; changes only when a border is crossed. */
export function useZoomLevel(): ZoomLevel {
  return useStore((state) => zoomLevel(state.transform[2]))
}

const step = 400

/** The heights that are in sight, in steps, so that scrolling draws again only now and then. */
export function useVisibleSpan(): { from: number; to: number } {
  const text = useStore((state) => {
    const [, y, zoom] = state.transform
    const from = Math.floor(-y / zoom / step - 1) * step
    const to = Math.ceil((state.height - y) / zoom / step + 1) * step
    return `${from} ${to}`
  })
  const [from = 0, to = 0] = text.split(' ').map(Number)
  return { from, to }
}
