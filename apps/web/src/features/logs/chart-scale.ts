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

/** A line through points, broken where one is missing. `top` is the greatest value of the axis; the box is 100 × 100. */
export function linePath(points: readonly { x: number; y: number | undefined }[], top: number): string {
  let pen = 'M'
  let path = ''
  for (const { x, y } of points) {
    if (y === undefined) {
      pen = 'M'
      continue
    }
    path += `${pen}${x.toFixed(2)} ${(100 - (Math.min(y, top) / top) * 100).toFixed(2)}`
    pen = 'L'
  }
  return path
}
