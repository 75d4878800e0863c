import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { refusal } from './guard.ts'

function ask(headers: Record<string, string>, method = 'GET', pathname = '/', allowed: string[] = []) {
  return refusal({ method, pathname, header: (name) => headers[name] ?? null }, allowed)
}

describe('the guard', () => {
  it.each([
    ['a page by its own name', { host: 'localhost:3000' }],
    ['a page by address', { host: '127.0.0.1:3000' }],
    ['a page by IPv6 address', { host: '[::1]:3000' }],
    ['a link from elsewhere', { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }],
  ])('lets through %s', (_, headers) => {
    expect(ask(headers)).toBeUndefined()
  })

  it('lets through a call of its own page, and one without a browser', () => {
    const own = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
    expect(ask(own, 'POST', '/api/trpc/api.create')).toBeUndefined()
    expect(ask({ host: 'localhost:3000' }, 'POST', '/api/trpc/api.create')).toBeUndefined()
  })

  it.each([
    ['a foreign name that resolves to loopback', { host: 'evil.example:3000' }],
    ['a name that ends like a good one', { host: 'localhost.evil.example' }],
    ['no name', {}],
    ['a page of the gateway port', { host: 'localhost:3000', origin: 'http://localhost:4000' }],
    ['a sandboxed page', { host: 'localhost:3000', origin: 'null' }],
    ['a page of a foreign site', { host: 'localhost:3000', origin: 'https://evil.example' }],
  ])('refuses %s, on every path', (_, headers) => {
    for (const path of ['/', '/api/health', '/api/trpc/api.list']) {
      expect(ask(headers, 'POST', path)).toBeTypeOf('string')
      expect(ask(headers, 'GET', path)).toBeTypeOf('string')
    }
  })

  it.each(['same-site', 'cross-site'])('refuses a call from a %s page even without an Origin header', (site) => {
    expect(ask({ host: 'localhost:3000', 'sec-fetch-site': site }, 'GET', '/api/trpc/api.list')).toContain(
      'another origin',
    )
    expect(ask({ host: 'localhost:3000', 'sec-fetch-site': site }, 'POST', '/')).toContain('another origin')
  })

  it('answers by a further name only when that is allowed', () => {
    expect(ask({ host: 'design.lan' }, 'GET', '/', ['design.lan'])).toBeUndefined()
    expect(ask({ host: 'design.lan' })).toContain('ALLOWED_HOSTS')
  })
})

it('gives production pages no eval, no foreign source and no frame', () => {
  const policy = contentSecurityPolicy('abc', { development: false, framed: false })
  expect(policy).toContain("'nonce-abc'")
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
  expect(policy).toMatch(/script-src [^;]*$|script-src (?![^;]*unsafe-inline)/)
  expect(policy).toContain("frame-ancestors 'none'")
})
