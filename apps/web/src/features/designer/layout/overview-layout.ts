import { type HttpMethod, httpMethods, type NodeId, type RestApi } from '@gatewright/definition'
import { type BackendNode, backendNodeOf } from './backend-node.ts'
import { type Lane, laneKeys } from './lanes.ts'
import { assignTracks, type Net, netPath } from './nets.ts'
import { settle } from './place-backends.ts'
import { childrenOfAll, laneKeyOf } from './resource-cards.ts'

/** From this many resources on, the canvas opens as an overview. */
export const overviewFrom = 60

export const overviewMetrics = {
  api: { x: 10, width: 92 },
  trunkX: 108,
  bars: { x: 118, width: 316, height: 20, pitch: 24, top: 66 },
  /** where the strokes of the methods stand in a bar: behind the path, before the count */
  strokes: { from: 112, to: 278, widest: 6 },
  lanes: { x: 458, pitch: 16 },
  tracks: { gap: 20, pitch: 11, before: 24 },
  backends: { width: 196, height: 24, gap: 8 },
} as const

/** A root resource as a bar with a stroke per method below it; `y` is its middle. */
export type OverviewBar = {
  id: NodeId
  resourceId: string
  path: string
  y: number
  methods: { id: NodeId; verb: HttpMethod; resourceId: string }[]
  /** how many of the methods each authorizer guards, by the key of its lane */
  guards: Map<string, number>
}

export type OverviewBackend = BackendNode & { x: number; y: number; methods: number }

/** The picture of a large API: its root resources as bars, numbered lanes, and the backends that each bar leads to. */
export type OverviewLayout = {
  width: number
  height: number
  bars: OverviewBar[]
  lanes: Pick<Lane, 'id' | 'key' | 'number' | 'name' | 'x'>[]
  backends: OverviewBackend[]
  nets: Net[]
  linesFrom: number
  backendsX: number
}

/** Lays an API out as an overview. Same input, same picture. */
export function overviewLayout(api: RestApi): OverviewLayout {
  const { bars: measure, lanes: laneMeasure, tracks: trackMeasure, backends: backendMeasure } = overviewMetrics
  const { bars, ends } = placeBars(api)
  const lanes = laneKeys(api).map((key, index) => ({
    id: `authorizer:${key}`,
    key,
    number: index + 1,
    name: api.authorizers[key]?.name ?? key,
    x: laneMeasure.x + laneMeasure.pitch * index,
  }))
  const linesFrom = (lanes.at(-1)?.x ?? laneMeasure.x - laneMeasure.pitch) + trackMeasure.gap
  const wishes = ends
    .map(({ rows }, index) => ({
      index,
      ideal: rows.reduce((sum, y) => sum + y, 0) / rows.length - backendMeasure.height / 2,
      height: backendMeasure.height,
      weight: rows.length,
    }))
    .sort((one, other) => one.ideal - other.ideal || one.index - other.index)
  const tops = settle(wishes, backendMeasure.gap, measure.top)
  const topOf = new Map(wishes.map(({ index }, place) => [index, tops[place] ?? measure.top]))
  const wanted = ends.map(({ node, rows }, index) => {
    const middle = (topOf.get(index) ?? measure.top) + backendMeasure.height / 2
    const [only] = rows
    const isNear = rows.length === 1 && only !== undefined && Math.abs(only - middle) <= backendMeasure.height / 2 - 4
    return { backendId: node.id, rows, entryY: isNear ? only : middle }
  })
  const tracks = assignTracks(wanted)
  const backendsX = linesFrom + trackMeasure.pitch * (Math.max(0, ...tracks.values()) + 1) + trackMeasure.before
  const nets = wanted.map((net): Net => {
    const track = tracks.get(net.backendId) ?? -1
    const trackX = linesFrom + trackMeasure.pitch * (Math.max(0, track) + 1)
    return { ...net, track, trackX, ...netPath(net, linesFrom, trackX, backendsX) }
  })
  const backends = ends.map(({ node, methods }, index) => ({
    ...node,
    x: backendsX,
    y: topOf.get(index) ?? measure.top,
    methods,
  }))
  const lowest = Math.max(
    measure.top + bars.length * measure.pitch,
    ...backends.map(({ y }) => y + backendMeasure.height),
  )
  return {
    width: backendsX + backendMeasure.width + 10,
    height: lowest + 16,
    bars,
    lanes,
    backends,
    nets,
    linesFrom,
    backendsX,
  }
}

type End = { node: BackendNode; rows: number[]; methods: number }

function placeBars(api: RestApi): { bars: OverviewBar[]; ends: End[] } {
  const children = childrenOfAll(api)
  const ends = new Map<NodeId, End>()
  const bars: OverviewBar[] = []
  const add = (resourceId: string, path: string, members: readonly string[]) => {
    const y = overviewMetrics.bars.top + bars.length * overviewMetrics.bars.pitch + overviewMetrics.bars.height / 2
    const bar: OverviewBar = { id: `resource:${resourceId}`, resourceId, path, y, methods: [], guards: new Map() }
    for (const member of members) {
      for (const verb of httpMethods) {
        const method = api.resources[member]?.methods[verb]
        if (method === undefined) continue
        bar.methods.push({ id: `method:${member}:${verb}`, verb, resourceId: member })
        const lane = laneKeyOf(method)
        if (lane !== undefined) bar.guards.set(lane, (bar.guards.get(lane) ?? 0) + 1)
        const node = method.integration === undefined ? undefined : backendNodeOf(method.integration)
        if (node === undefined) continue
        const end = ends.get(node.id) ?? { node, rows: [], methods: 0 }
        ends.set(node.id, end)
        end.methods++
        if (!end.rows.includes(y)) end.rows.push(y)
      }
    }
    bars.push(bar)
  }
  const root = api.rootResourceId
  if (Object.keys(api.resources[root]?.methods ?? {}).length > 0) add(root, '/', [root])
  for (const child of children.get(root) ?? []) {
    add(child, `/${api.resources[child]?.pathPart ?? ''}`, descendants(child, children))
  }
  return { bars, ends: [...ends.values()] }
}

/** A resource and all below it, from top to bottom. */
function descendants(resourceId: string, children: ReadonlyMap<string, string[]>): string[] {
  return [resourceId, ...(children.get(resourceId) ?? []).flatMap((child) => descendants(child, children))]
}
