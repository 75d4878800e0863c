/** How far recovery looks ahead: parsing must stay linear however many mistakes there are. */
const farthest = 2000

/**
 * Where to go on after a mistake in `#directive(…)`: behind the parenthesis that closes it, or else at the end of the
 * line with the mistake.
 *
 * @param start offset of the directive
 * @param mistake offset of the mistake
 */
export function endOfBadHeader(source: string, start: number, mistake: number): number {
  const open = source.indexOf('(', start)
  if (open >= 0 && open <= mistake + farthest) {
    const closed = closingParenthesis(source, open, mistake)
    if (closed > mistake) return closed
  }
  return lineEnd(source, mistake)
}

/** Where to go on after a mistake in a reference: right after it. */
export function endOfBadReference(source: string, mistake: number): number {
  return Math.min(mistake + 1, source.length)
}

/** Behind the `)` that pairs with the `(` at `open`, if that is not far and no directive begins a line before it. */
function closingParenthesis(source: string, open: number, mistake: number): number {
  const last = Math.min(source.length, mistake + farthest)
  let depth = 0
  for (let at = Math.max(open, mistake - farthest); at < last; at++) {
    const unit = source.charAt(at)
    if (unit === '(') depth++
    else if (unit === ')') {
      depth--
      if (depth <= 0 && at >= mistake) return at + 1
    } else if (unit === '"' || unit === "'") {
      const close = source.indexOf(unit, at + 1)
      if (close >= 0 && close < last && !source.slice(at, close).includes('\n')) at = close
    } else if (unit === '\n' && at > mistake && /^[ \t]*#/.test(source.slice(at + 1, at + 80))) {
      return -1
    }
  }
  return -1
}

function lineEnd(source: string, from: number): number {
  const lf = source.indexOf('\n', from)
  return lf < 0 ? source.length : lf
}
