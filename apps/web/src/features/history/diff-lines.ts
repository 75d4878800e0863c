/** A line of one side beside its partner of the other; a side is undefined where only the other has the line. */
export type LinePair = { left: string | undefined; right: string | undefined; same: boolean }

const lineLimit = 1000

/**
 * Puts two texts beside each other line by line: equal lines face each other, changed ones are paired in order (longest
 * common subsequence). Beyond 1,000 lines only equal beginnings and ends are found.
 */
export function diffLines(left: string, right: string): LinePair[] {
  const a = left === '' ? [] : left.split('\n')
  const b = right === '' ? [] : right.split('\n')
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const same = (line: string): LinePair => ({ left: line, right: line, same: true })
  const middleA = a.slice(start, a.length - end)
  const middleB = b.slice(start, b.length - end)
  const middle =
    middleA.length > lineLimit || middleB.length > lineLimit ? paired(middleA, middleB) : aligned(middleA, middleB)
  return [...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)]
}

function aligned(a: readonly string[], b: readonly string[]): LinePair[] {
  const pairs: LinePair[] = []
  let fromA = 0
  let fromB = 0
  for (const [atA, atB] of commonLines(a, b)) {
    pairs.push(...paired(a.slice(fromA, atA), b.slice(fromB, atB)))
    pairs.push({ left: a[atA], right: b[atB], same: true })
    fromA = atA + 1
    fromB = atB + 1
  }
  return [...pairs, ...paired(a.slice(fromA), b.slice(fromB))]
}

/** Lines that face each other although they differ. */
function paired(a: readonly string[], b: readonly string[]): LinePair[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => ({
    left: a[index],
    right: b[index],
    same: false,
  }))
}

/** Places of a longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const places: [number, number][] = []
  let row = 0
  let column = 0
  while (row < a.length && column < b.length) {
    if (a[row] === b[column]) {
      places.push([row, column])
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return places
}
