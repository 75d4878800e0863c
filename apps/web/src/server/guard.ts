/** What the guard looks at; header names as in HTTP. */
export type GuardedRequest = {
  readonly method: string
  readonly pathname: string
  readonly header: (name: string) => string | null
}

const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Why a request is refused, or undefined when it may pass. The web app answers only by its own names, so that a foreign
 * domain that resolves to loopback (DNS rebinding) reaches nothing, and takes calls only from its own pages: those that
 * the user's APIs serve on the gateway's port are same-site with it and not to be trusted.
 * @param allowedHosts names beside loopback's, in lower case
 */
export function refusal(request: GuardedRequest, allowedHosts: readonly string[]): string | undefined {
  const host = request.header('host')?.toLowerCase() ?? ''
  const name = host.replace(/:\d+$/, '')
  if (!loopbackNames.includes(name) && !allowedHosts.includes(name))
    return `This server does not answer as "${name}". Call it by http://localhost, or name the host in ALLOWED_HOSTS.`
  const origin = request.header('origin')
  if (origin !== null && originHost(origin) !== host)
    return `Pages of ${origin} may not call this server. Only its own pages may.`
  const isCall = request.pathname.startsWith('/api/') || (request.method !== 'GET' && request.method !== 'HEAD')
  const site = request.header('sec-fetch-site')
  if (isCall && site !== null && site !== 'same-origin' && site !== 'none')
    return 'Pages of another origin may not call this server. Only its own pages may.'
  return undefined
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host.toLowerCase() : undefined
}
