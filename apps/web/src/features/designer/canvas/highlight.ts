import type { NodeId } from '@gatewright/definition'
import type { CanvasLayout } from '../layout/auto-layout.ts'
import { metrics } from '../layout/metrics.ts'
import { type Net, netPath } from '../layout/nets.ts'
import type { MethodRow } from '../layout/resource-cards.ts'

/** The lines that belong to what is hovered or selected. */
export type Highlight = { rows: MethodRow[]; nets: Pick<Net, 'backendId' | 'path' | 'entryY'>[] }

/** The part of a net that leads from some of its rows into the backend. */
export function partOfNet(
  layout: CanvasLayout,
  net: Net,
  rows: readonly number[],
): Pick<Net, 'backendId' | 'path' | 'entryY'> {
  const wanted = { backendId: net.backendId, rows: [...rows], entryY: net.entryY }
  const { path } = netPath(wanted, layout.columns.pills + metrics.pills.width, net.trackX, layout.columns.backends)
  return { backendId: net.backendId, path, entryY: net.entryY }
}

/** What lights up for a method, a backend or an authorizer; undefined for anything else. */
export function highlightOf(layout: CanvasLayout, id: NodeId | undefined): Highlight | undefined {
  if (id === undefined) return undefined
  const rows = layout.rows.filter(
    (row) =>
      row.pill !== undefined &&
      (row.id === id || row.backend?.id === id || (row.laneKey !== undefined && `authorizer:${row.laneKey}` === id)),
  )
  if (rows.length === 0) return undefined
  const nets = layout.nets.flatMap((net) => {
    const own = rows.filter((row) => row.backend?.id === net.backendId).map((row) => row.y)
    return own.length === 0 ? [] : [partOfNet(layout, net, own)]
  })
  return { rows, nets }
}
