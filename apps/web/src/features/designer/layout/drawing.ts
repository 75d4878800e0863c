import type { HttpMethod } from '@gatewright/definition'
import type { CanvasLayout } from './auto-layout.ts'
import { arrowPath, trunkPath } from './line-paths.ts'
import { metrics } from './metrics.ts'
import { netPath } from './nets.ts'
import type { MethodRow } from './resource-cards.ts'

/**
 * The canvas as a small picture: path data in flow units, all shapes of one colour in one path, so that a picture is a
 * dozen elements however many methods there are.
 */
export type Drawing = {
  width: number
  height: number
  /** trunk and elbows, and the lines from methods to backends */
  trunk: string
  lines: string
  arrows: string
  lanes: string
  marks: string
  /** outlines of the cards */
  cards: string
  /** bars in the place of texts: names of cards, what stands below a name, names of methods */
  names: string
  details: string
  methods: string
  tiles: string
  verbs: Partial<Record<HttpMethod, string>>
}

/** A rectangle with round corners as path data. */
function box(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2)
  return `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}z`
}

const bar = (x: number, y: number, width: number, height = 8) => box(x, y - height / 2, width, height, 3)
const diamond = (x: number, y: number, radius: number) =>
  `M${x} ${y - radius}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}z`
const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`

/** How wide the bar for a text is: as the text would be, within the card. */
const textWidth = (text: string, most: number) => Math.round(Math.min(Math.max(text.length * 6, 24), most))

/**
 * Draws a layout as the canvas shows it from far away.
 * @param maximumHeight in flow units: what begins below it is left out
 */
export function drawingOf(layout: CanvasLayout, maximumHeight = Number.POSITIVE_INFINITY): Drawing {
  const { api, resources, pills, backends } = metrics
  const cards = layout.cards.filter((card) => card.y < maximumHeight)
  const rows = layout.rows.filter((row) => row.y < maximumHeight)
  const shown = { ...layout, cards, rows }
  const pillRight = layout.columns.pills + pills.width
  const nets = layout.nets
    .map((net) => ({ ...net, rows: net.rows.filter((y) => y < maximumHeight) }))
    .filter((net) => net.rows.length > 0)
  const ends = layout.backends.filter((backend) => backend.y < maximumHeight)
  const lanes = new Map(layout.lanes.map((lane) => [lane.key, lane]))
  const verbs: Partial<Record<HttpMethod, string>> = {}
  const cardX = new Map(cards.map((card) => [card.resourceId, card.x]))
  const rowX = (row: MethodRow) => cardX.get(row.resourceId) ?? resources.x
  for (const row of rows) verbs[row.verb] = (verbs[row.verb] ?? '') + bar(rowX(row) + 10, row.y, 38, 13)
  const apiHeight = api.head + api.row * 2
  return {
    width: layout.width,
    height: Math.min(layout.height, maximumHeight),
    trunk: trunkPath(shown),
    lines: [
      ...rows.filter((row) => row.pill !== undefined).map((row) => `M${resources.right} ${row.y}H${pillRight}`),
      ...nets.map((net) => netPath(net, pillRight, net.trackX, layout.columns.backends).path),
    ].join(''),
    arrows: nets.map((net) => arrowPath(layout.columns.backends, net.entryY)).join(''),
    lanes: layout.lanes
      .filter((lane) => lane.headY < maximumHeight)
      .map((lane) => `M${lane.x} ${lane.headY + 14}V${Math.min(lane.toY, maximumHeight)}`)
      .join(''),
    marks: rows
      .map((row) => {
        const lane = row.laneKey === undefined ? undefined : lanes.get(row.laneKey)
        if (lane === undefined) return ''
        const isLambda = lane.kind === 'TOKEN' || lane.kind === 'REQUEST'
        return isLambda ? diamond(lane.x, row.y, 8) : circle(lane.x, row.y, 6.5)
      })
      .join(''),
    cards: [
      box(api.x, layout.apiY, api.width, apiHeight, 8),
      ...cards.map((card) => box(card.x, card.y, card.width, card.height, 8)),
      ...ends.map((backend) => box(backend.x, backend.y, backend.width, backends.height, 8)),
    ].join(''),
    names: [
      bar(api.x + 12, layout.apiY + 16, 56),
      ...cards.map((card) => bar(card.x + 10, card.y + resources.head / 2, textWidth(card.path, card.width - 40))),
      ...ends.map((backend) => bar(backend.x + 44, backend.y + 17, textWidth(backend.name, backend.width - 60))),
    ].join(''),
    details: [
      bar(api.x + 12, layout.apiY + 42, 40, 6),
      bar(api.x + 12, layout.apiY + 64, 52, 6),
      ...ends.map((backend) => bar(backend.x + 44, backend.y + 32, textWidth(backend.detail, 90), 6)),
    ].join(''),
    methods: rows
      .map((row) => bar(rowX(row) + 60, row.y, textWidth(row.name === '' ? row.path : row.name, 96), 6))
      .join(''),
    tiles: ends.map((backend) => box(backend.x + 10, backend.y + 10, 26, 26, 5)).join(''),
    verbs,
  }
}
