import { type NextRequest, NextResponse } from 'next/server'
import { themeHeader } from './features/shell/theme.ts'
import { contentSecurityPolicy, mayBeFramed } from './server/content-security-policy.ts'
import { readEnvironment } from './server/env.ts'
import { refusal } from './server/guard.ts'

/** Stands before every page and call: refuses foreign hosts and origins, and gives each page its own nonce. */
export function proxy(request: NextRequest): NextResponse {
  const environment = readEnvironment()
  const header = (name: string) => request.headers.get(name)
  const reason = refusal(
    { method: request.method, pathname: request.nextUrl.pathname, header },
    environment.ALLOWED_HOSTS,
  )
  if (reason !== undefined)
    return new NextResponse(`${reason}\n`, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } })

  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const framed = mayBeFramed(request.nextUrl.pathname)
  const policy = contentSecurityPolicy(nonce, { development: environment.NODE_ENV === 'development', framed })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Pages of others get no cookie of this one, so a frame is told its theme in the address.
  headers.set(themeHeader, framed ? (request.nextUrl.searchParams.get('theme') ?? '') : '')
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  response.headers.set('cross-origin-resource-policy', framed ? 'cross-origin' : 'same-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'no-referrer')
  return response
}

export const config = { matcher: ['/((?!_next/static/|_next/image).*)'] }
