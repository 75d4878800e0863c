const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0)

/** How long ago something was edited, for a card: `just now`, `2 min ago`, `yesterday`, `12 Nov`. Times are epoch milliseconds. */
export function editedText(at: number, now: number): string {
  const ago = now - at
  if (ago < minute) return 'just now'
  if (ago < hour) return `${Math.floor(ago / minute)} min ago`
  const days = Math.round((startOfDay(now) - startOfDay(at)) / day)
  if (days === 0) return `${Math.floor(ago / hour)} h ago`
  if (days === 1) return 'yesterday'
  if (days < 7) return `${days} days ago`
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
}
