type Link = { readonly expiresAt?: number; readonly revokedAt?: number }

/** Whether a link opens, in words: until when, or why not. Times are epoch milliseconds. */
export function linkState({ expiresAt, revokedAt }: Link, now: number): { opens: boolean; text: string } {
  if (revokedAt !== undefined) return { opens: false, text: `revoked ${dateText(revokedAt)}` }
  if (expiresAt === undefined) return { opens: true, text: 'no end' }
  return expiresAt <= now
    ? { opens: false, text: `expired ${dateText(expiresAt)}` }
    : { opens: true, text: `until ${dateText(expiresAt)}` }
}

/** A day as people write it: `22 Dec 2026`. */
export function dateText(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}
