import type { Span } from '@gatewright/vtl'

/** A piece of one line of the output that looks the same throughout. */
export type OutputPiece = {
  start: number
  text: string
  kind: 'plain' | 'string' | 'number'
  isLit: boolean
  isAhead: boolean
}

const token = /"(?:[^"\\]|\\.)*"|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g

/**
 * Cuts a line of the output where its look changes.
 *
 * @param start offset of the line in the output
 * @param marks `lit`: what belongs to the picked place; `produced`: how much is output where the rendering stands; `json`:
 *   whether to colour it as JSON
 */
export function outputPieces(
  line: string,
  start: number,
  marks: { lit: readonly Span[]; produced: number; json: boolean },
): OutputPiece[] {
  const end = start + line.length
  const borders = new Set([start, end])
  const border = (offset: number) => {
    if (offset > start && offset < end) borders.add(offset)
  }
  border(marks.produced)
  const lit = marks.lit.filter((span) => span.start < end && span.end > start)
  for (const span of lit) {
    border(span.start)
    border(span.end)
  }
  const coloured: (Span & { kind: OutputPiece['kind'] })[] = []
  if (marks.json && line.length < 5000) {
    for (const match of line.matchAll(token)) {
      const from = start + match.index
      const to = from + match[0].length
      coloured.push({ start: from, end: to, kind: match[0].startsWith('"') ? 'string' : 'number' })
      border(from)
      border(to)
    }
  }
  const cuts = [...borders].sort((one, other) => one - other)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    return {
      start: from,
      text: line.slice(from - start, to - start),
      kind: coloured.find((span) => span.start <= from && to <= span.end)?.kind ?? 'plain',
      isLit: lit.some((span) => span.start <= from && to <= span.end),
      isAhead: from >= marks.produced,
    }
  })
}
