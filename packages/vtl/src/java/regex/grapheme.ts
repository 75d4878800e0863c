/** How much text is looked at for one cluster at first; longer clusters double it. */
const window = 64

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** End of the extended grapheme cluster that begins at a place. */
export function graphemeEnd(input: string, at: number): number {
  for (let size = window; ; size *= 2) {
    const text = input.slice(at, at + size)
    const [cluster] = segmenter.segment(text)
    const length = cluster?.segment.length ?? 0
    if (length < text.length || at + size >= input.length) return at + length
  }
}

/** Whether a grapheme cluster begins or ends at a place. */
export function isGraphemeBoundary(input: string, at: number): boolean {
  if (at === 0 || at === input.length) return true
  return segmenter.segment(input).containing(at)?.index === at
}
