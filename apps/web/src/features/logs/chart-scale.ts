/** The least of 1, 2, 3 or 5 × 10ⁿ (halves below) at or above a value: the top of an axis with a line in its middle. */
export function axisTop(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 3, 5, 10].find((factor) => factor * power >= value) ?? 10) * power
}

/** A value of an axis in at most four characters. */
export function axisValue(value: number): string {
  if (value >= 10_000) return `${Math.round(value / 1000)}k`
  return String(Number(value.toPrecision(3)))
}

/** A place in a chart, in hundredths of its width. */
export function placeOf(at: number, from: number, to: number): number {
  return ((at - from) / (to - from)) * 100
}

/** Four moments of a time axis, the first and last of them inside it. */
export function axisTimes(from: number, to: number): number[] {
  return [0.05, 0.37, 0.69, 0.96].map((share) => from + (to - from) * share)
}

/** A line through points, broken where one is missing; a point alone is a dash. `top` is the axis' end; the box is 100 × 100. */
export function linePath(points: readonly { x: number; y: number | undefined }[], top: number): string {
  return points
    .map(({ x, y }, index) => {
      if (y === undefined) return ''
      const isFirst = points[index - 1]?.y === undefined
      const isAlone = isFirst && points[index + 1]?.y === undefined
      const start = isAlone ? x - 0.8 : x
      const place = `${start.toFixed(2)} ${(100 - (Math.min(y, top) / top) * 100).toFixed(2)}`
      return `${isFirst ? 'M' : 'L'}${place}${isAlone ? 'h1.6' : ''}`
    })
    .join('')
}

/** The beginnings of all spans of a range. */
export function spansOf(from: number, to: number, spanMs: number): number[] {
  return Array.from({ length: Math.ceil((to - from) / spanMs) }, (_, index) => from + index * spanMs)
}
