/** Leaves out parts of a text as long as it still fails, up to so many tries. */
export function shorten(text: string, fails: (shorter: string) => boolean, tries = 2_000): string {
  let current = text
  let left = tries
  for (let size = Math.ceil(current.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < current.length && left > 0; ) {
      const shorter = current.slice(0, at) + current.slice(at + size)
      left--
      if (fails(shorter)) current = shorter
      else at += size
    }
  }
  return current
}
