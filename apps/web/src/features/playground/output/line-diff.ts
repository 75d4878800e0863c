/** A line of a comparison: in both, only in the former, or only in the latter text. */
export type DiffLine = { sign: ' ' | '-' | '+'; text: string; line?: number }

/** Beyond so many cells of the table, the lines between the common ends are shown as replaced. */
const mostCells = 400_000

/** Compares two texts line by line: the common ends first, the longest common part between them. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.split('\n')
  const now = after.split('\n')
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const lines: Omit<DiffLine, 'line'>[] = [
    ...now.slice(0, head).map((text) => ({ sign: ' ' as const, text })),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...now.slice(now.length - tail).map((text) => ({ sign: ' ' as const, text })),
  ]
  let line = 0
  return lines.map((each) => {
    if (each.sign === '-') return each
    line++
    return { ...each, line }
  })
}

function middle(old: readonly string[], now: readonly string[]): Omit<DiffLine, 'line'>[] {
  const removed = (text: string) => ({ sign: '-' as const, text })
  const added = (text: string) => ({ sign: '+' as const, text })
  if (old.length * now.length > mostCells) return [...old.map(removed), ...now.map(added)]
  const width = now.length + 1
  const table = new Uint32Array((old.length + 1) * width)
  for (let from = old.length - 1; from >= 0; from--) {
    for (let to = now.length - 1; to >= 0; to--) {
      table[from * width + to] =
        old[from] === now[to]
          ? (table[(from + 1) * width + to + 1] ?? 0) + 1
          : Math.max(table[(from + 1) * width + to] ?? 0, table[from * width + to + 1] ?? 0)
    }
  }
  const lines: Omit<DiffLine, 'line'>[] = []
  let from = 0
  let to = 0
  while (from < old.length || to < now.length) {
    const isSame = from < old.length && to < now.length && old[from] === now[to]
    if (isSame) {
      lines.push({ sign: ' ', text: now[to++] ?? '' })
      from++
    } else if (
      from < old.length &&
      (to >= now.length || (table[(from + 1) * width + to] ?? 0) >= (table[from * width + to + 1] ?? 0))
    )
      lines.push(removed(old[from++] ?? ''))
    else lines.push(added(now[to++] ?? ''))
  }
  return lines
}
