import type { NodeId } from '@gatewright/definition'
import { metrics } from './metrics.ts'

/** All lines that end at one backend: where they leave their pills, where they enter, and the track on which they meet. */
export type Net = {
  backendId: NodeId
  rows: number[]
  entryY: number
  track: number
  trackX: number
  path: string
  joins: number[]
}

type Span = { from: number; to: number }
type Wanted = { backendId: NodeId; rows: number[]; entryY: number }

const spanOf = ({ rows, entryY }: Wanted): Span => ({ from: Math.min(entryY, ...rows), to: Math.max(entryY, ...rows) })
const isStraight = ({ rows, entryY }: Wanted) => rows.every((y) => y === entryY)
const meets = (one: Span, other: Span) => one.from <= other.to && other.from <= one.to
const inside = (y: number, span: Span) => y > span.from && y < span.to

/** How many lines cross when `left` stands on a track left of `right`. */
function crossings(left: Wanted, right: Wanted): number {
  const leftSpan = spanOf(left)
  const rightSpan = spanOf(right)
  const entry = inside(left.entryY, rightSpan) ? 1 : 0
  return entry + right.rows.filter((y) => inside(y, leftSpan)).length
}

/**
 * The order of the tracks from left to right with few crossings: the order of the definition, neighbours changed while
 * that makes fewer.
 */
function orderTracks(nets: readonly Wanted[]): Wanted[] {
  const order = [...nets]
  for (let round = 0; round < nets.length; round++) {
    let changed = false
    for (let index = 0; index + 1 < order.length; index++) {
      const left = order[index] as Wanted
      const right = order[index + 1] as Wanted
      if (crossings(right, left) >= crossings(left, right)) continue
      order[index] = right
      order[index + 1] = left
      changed = true
    }
    if (!changed) break
  }
  return order
}

/** Puts nets on tracks: those whose vertical parts do not meet share one. Straight nets need none (track -1). */
export function assignTracks(nets: readonly Wanted[]): Map<NodeId, number> {
  const tracks = new Map<NodeId, number>()
  const placed: { span: Span; track: number }[] = []
  for (const net of nets) if (isStraight(net)) tracks.set(net.backendId, -1)
  for (const net of orderTracks(nets.filter((candidate) => !isStraight(candidate)))) {
    const span = spanOf(net)
    const track = placed.reduce(
      (least, other) => (meets(span, other.span) ? Math.max(least, other.track + 1) : least),
      0,
    )
    placed.push({ span, track })
    tracks.set(net.backendId, track)
  }
  return tracks
}

/**
 * The line of a net: from each pill to the track, along it, and into the backend. Corners are round at both ends of the
 * track; where several lines enter in the middle of it, both arms bend into the entry.
 * @returns the path, and the heights at which a line joins the track from the left
 */
export function netPath(net: Wanted, fromX: number, trackX: number, toX: number): { path: string; joins: number[] } {
  const { rows, entryY } = net
  if (isStraight(net)) return { path: `M${fromX} ${entryY}H${toX}`, joins: [] }
  const { from, to } = spanOf(net)
  const parts: string[] = []
  const arm = (y: number, towards: number) => {
    const radius = Math.min(metrics.corner, Math.abs(towards - y) / 2)
    return { radius, sign: towards > y ? 1 : -1 }
  }
  for (const y of rows) {
    const isEnd = (y === from || y === to) && y !== entryY
    if (!isEnd) {
      parts.push(`M${fromX} ${y}H${trackX}`)
      continue
    }
    const { radius, sign } = arm(y, entryY)
    parts.push(`M${fromX} ${y}H${trackX - radius}Q${trackX} ${y} ${trackX} ${y + sign * radius}`)
  }
  const through = rows.includes(entryY)
  let bend = metrics.corner as number
  for (const end of [from, to]) {
    if (end === entryY) continue
    const start = arm(end, entryY)
    const stop = arm(entryY, end)
    const startY = end + start.sign * start.radius
    bend = Math.min(bend, stop.radius)
    if (through) parts.push(`M${trackX} ${startY}V${entryY}`)
    else
      parts.push(
        `M${trackX} ${startY}V${entryY + stop.sign * stop.radius}Q${trackX} ${entryY} ${trackX + stop.radius} ${entryY}`,
      )
  }
  parts.push(through ? `M${trackX} ${entryY}H${toX}` : `M${trackX + bend} ${entryY}H${toX}`)
  return { path: parts.join(''), joins: rows.filter((y) => y > from && y < to && y !== entryY) }
}

/**
 * Where a net enters its backend: the middle of the card, or the nearest height that keeps its distance from the lines
 * of other nets, so that two lines never look like one.
 */
export function entryHeight(cardY: number, others: readonly number[], own: readonly number[]): number {
  const { height, entryMargin } = metrics.backends
  const middle = cardY + height / 2
  const straight = own.length === 1 ? own[0] : undefined
  if (straight !== undefined && Math.abs(straight - middle) <= height / 2 - 8) return straight
  const free = (y: number) => others.every((other) => Math.abs(other - y) >= entryMargin)
  for (let distance = 0; distance <= height / 2 - 8; distance++) {
    if (free(middle + distance)) return middle + distance
    if (free(middle - distance)) return middle - distance
  }
  return middle
}
