import type { HeaderList } from '../message.ts'
import { combinedHeader } from './check-access.ts'

const alwaysReadable: ReadonlySet<string> = new Set(
  'cache-control content-language content-length content-type expires last-modified pragma'.split(' '),
)

/**
 * The headers of an answer that a page cannot read although it sees the answer (Fetch standard: CORS-safelisted response-header
 * name), in the order in which they were sent. CORS's own, cookies and hop-by-hop ones are nobody's to read.
 */
export function hiddenHeaders(headers: HeaderList, credentials: boolean): string[] {
  const exposed = (combinedHeader(headers, 'access-control-expose-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
  if (!credentials && exposed.includes('*')) return []
  const names = headers
    .map(([name]) => name)
    .filter((name) => {
      const lower = name.toLowerCase()
      return !(
        alwaysReadable.has(lower) ||
        exposed.includes(lower) ||
        lower.startsWith('access-control-') ||
        /^(?:set-cookie2?|vary|connection|date|server|via)$/.test(lower)
      )
    })
  return [...new Set(names)]
}

/**
 * What Chromium holds for how long: seconds that it may spare itself the next preflight. Without the header five; it never
 * keeps one longer than two hours.
 */
export function preflightLifetime(headers: HeaderList): number {
  const text = combinedHeader(headers, 'access-control-max-age')
  const seconds = text === undefined ? 5 : Number.parseInt(text, 10)
  return Number.isFinite(seconds) ? Math.max(0, Math.min(7200, seconds)) : 5
}
