import { expect, it } from 'vitest'
import { contentSecurityPolicy, mayBeFramed } from './content-security-policy.ts'

it.each([
  ['/share/abc123/embed', true],
  ['/share/abc123', false],
  ['/share/abc123/embed/more', false],
  ['/share//embed', false],
  ['/share/a/b/embed', false],
  ['/apis/a1/design', false],
  ['/', false],
])('only the read-only frame of a shared request may be framed: %s', (pathname, framed) => {
  expect(mayBeFramed(pathname)).toBe(framed)
})

it('a page that may be framed differs in nothing else', () => {
  const [bare, framed] = [false, true].map((each) => contentSecurityPolicy('n', { development: false, framed: each }))
  expect(bare).toContain("frame-ancestors 'none'")
  expect(framed).toBe(bare?.replace("frame-ancestors 'none'", 'frame-ancestors *'))
})
