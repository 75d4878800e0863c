import type { Design, Layout, NodeId, RestApi } from '@gatewright/definition'
import { awsNode, type BackendNode, functionNode, httpNode } from './backend-node.ts'
import { contentStart, type Lane, laneKeys, placeLanes } from './lanes.ts'
import { metrics } from './metrics.ts'
import { assignTracks, entryHeight, type Net, netPath } from './nets.ts'
import { settle } from './place-backends.ts'
import { type MethodRow, placeResources, type ResourceCard } from './resource-cards.ts'

/** A backend's card; `methods` counts what ends there. All are as wide as the longest name wants. */
export type BackendCard = BackendNode & { x: number; y: number; width: number; methods: number }

/** The picture of a REST API in flow units: everything that the canvas, the thumbnails and the previews draw. */
export type CanvasLayout = {
  width: number
  height: number
  apiY: number
  cards: ResourceCard[]
  rows: MethodRow[]
  lanes: Lane[]
  backends: BackendCard[]
  nets: Net[]
  /** x of the columns that move with the number of lanes and tracks */
  columns: { pills: number; backends: number }
}

type Group = { node: BackendNode; rows: number[]; order: number }

/** Every backend with the heights of the rows that end there: those in use by first use, then those that wait. */
function groupRows(rows: readonly MethodRow[], design: Design): Group[] {
  const groups = new Map<NodeId, Group>()
  const add = (node: BackendNode) => {
    const group = groups.get(node.id) ?? { node, rows: [], order: groups.size }
    groups.set(node.id, group)
    return group
  }
  for (const row of rows) if (row.backend !== undefined) add(row.backend).rows.push(row.y)
  for (const name of Object.keys(design.backends.functions)) add(functionNode(name))
  for (const origin of Object.keys(design.backends.http)) add(httpNode(origin))
  for (const key of Object.keys(design.backends.aws)) add(awsNode(key))
  return [...groups.values()]
}

const characterWidth = 7.55
const besideName = 56

function backendWidth(groups: readonly Group[]): number {
  const { width, widest } = metrics.backends
  const longest = Math.max(0, ...groups.map(({ node }) => node.name.length))
  return Math.min(widest, Math.max(width, Math.ceil(longest * characterWidth + besideName)))
}

/** The mean of the heights; rows of one method count, the more methods the heavier. */
const mean = (heights: readonly number[]) => heights.reduce((sum, y) => sum + y, 0) / heights.length

function placeBackends(groups: readonly Group[], layout: Layout, top: number, bottom: number): Map<NodeId, number> {
  const { height, gap } = metrics.backends
  const wanted = groups
    .map((group) => {
      const moved = layout[group.node.id]
      const ideal = moved?.y ?? (group.rows.length === 0 ? bottom + group.order : mean(group.rows) - height / 2)
      const weight = moved !== undefined ? 1000 : group.rows.length === 1 ? 4 : Math.max(1, group.rows.length)
      return { id: group.node.id, ideal, weight, height, order: group.order }
    })
    .sort((one, other) => one.ideal - other.ideal || one.order - other.order)
  const heights = settle(wanted, gap, top)
  return new Map(wanted.map(({ id }, index) => [id, heights[index] ?? top]))
}

/**
 * Lays an API out in columns: API and stages, resources with their methods, authorizer lanes, integrations, backends.
 * Same input, same picture; backends that the user moved (`design.layout`) keep their height.
 */
export function autoLayout(design: Design, api: RestApi): CanvasLayout {
  const top = contentStart(laneKeys(api).length)
  const cards = placeResources(api, top)
  const rows = cards.flatMap((card) => card.rows)
  const lanes = placeLanes(api, cards)
  const lastLane = lanes.at(-1)?.x ?? 0
  const pills = Math.max(metrics.pills.x, Math.round(lastLane + metrics.pills.afterLane))
  const pillRight = pills + metrics.pills.width
  const bottom = cards.reduce((lowest, card) => Math.max(lowest, card.y + card.height), top)

  const groups = groupRows(rows, design)
  const heights = placeBackends(groups, design.layout, top, bottom + metrics.resources.gap)
  const wanted = groups
    .filter((group) => group.rows.length > 0)
    .map((group) => {
      const others = rows
        .filter((row) => row.backend?.id !== group.node.id && row.backend !== undefined)
        .map((row) => row.y)
      const entryY = entryHeight(heights.get(group.node.id) ?? top, others, group.rows)
      return { backendId: group.node.id, rows: group.rows, entryY }
    })
  const tracks = assignTracks(wanted)
  const trackCount = Math.max(0, ...tracks.values()) + 1
  const trackStart = pillRight + metrics.tracks.afterPill
  const backendsX = Math.max(
    metrics.backends.x + pills - metrics.pills.x,
    trackStart + metrics.tracks.pitch * (trackCount - 1) + metrics.tracks.beforeBackend,
  )
  const nets = wanted.map((net): Net => {
    const track = tracks.get(net.backendId) ?? -1
    const trackX = trackStart + metrics.tracks.pitch * Math.max(0, track)
    return { ...net, track, trackX, ...netPath(net, pillRight, trackX, backendsX) }
  })
  const width = backendWidth(groups)
  const backends = groups.map(({ node, rows: ends }): BackendCard => {
    return { ...node, x: backendsX, y: heights.get(node.id) ?? top, width, methods: ends.length }
  })
  const lowest = backends.reduce((low, card) => Math.max(low, card.y + metrics.backends.height), bottom)
  return {
    width: backendsX + width + metrics.api.x,
    height: lowest + metrics.resources.gap,
    apiY: top,
    cards,
    rows,
    lanes,
    backends,
    nets,
    columns: { pills, backends: backendsX },
  }
}

const known = new WeakMap<RestApi, { backends: Design['backends']; layout: Layout; result: CanvasLayout }>()

/** {@link autoLayout}, computed once per state of a design. */
export function layoutOf(design: Design, api: RestApi): CanvasLayout {
  const before = known.get(api)
  if (before !== undefined && before.backends === design.backends && before.layout === design.layout)
    return before.result
  const result = autoLayout(design, api)
  known.set(api, { backends: design.backends, layout: design.layout, result })
  return result
}
