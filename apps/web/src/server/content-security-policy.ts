/**
 * The policy of every page: scripts by nonce only, no `eval`, everything from this server, framed by nobody but where a page
 * is made for it. Styles may be inline, since the canvas and the editor place things with style attributes; workers of the
 * editor may be blobs.
 * @param development the development server evaluates code and reloads over a socket
 */
export function contentSecurityPolicy(
  nonce: string,
  { development, framed }: { development: boolean; framed: boolean },
): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    framed ? 'frame-ancestors *' : `frame-ancestors 'none'`,
  ].join('; ')
}

/** Whether a page is made to be framed by others: the read-only view of a shared request, and nothing else. */
export function mayBeFramed(pathname: string): boolean {
  return /^\/share\/[^/]+\/embed$/.test(pathname)
}
