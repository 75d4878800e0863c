import type { CanvasLayout } from '../layout/auto-layout.ts'
import { metrics } from '../layout/metrics.ts'

/** The names of the columns at the top of the canvas. */
export function ColumnNames({ layout }: { layout: CanvasLayout }) {
  const columns = [
    { x: metrics.api.x, name: 'API · stages' },
    { x: metrics.resources.x, name: 'Resources · methods' },
    { x: layout.columns.pills, name: 'Integrations' },
    { x: layout.columns.backends, name: 'Backends' },
  ]
  return columns.map(({ x, name }) => (
    <span
      key={name}
      className="pointer-events-none absolute whitespace-nowrap font-semibold text-caption text-text-3"
      style={{ left: x, top: 0 }}
    >
      {name}
    </span>
  ))
}
