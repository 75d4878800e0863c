import { expect, it } from 'vitest'
import { embedCode } from './embed-code.ts'
import { linkState } from './link-state.ts'

const day = 86_400_000
const at = Date.UTC(2026, 10, 22)

it.each([
  [{}, true, 'no end'],
  [{ expiresAt: at + day }, true, 'until 23 Nov 2026'],
  [{ expiresAt: at }, false, 'expired 22 Nov 2026'],
  [{ expiresAt: at + day, revokedAt: at - day }, false, 'revoked 21 Nov 2026'],
])('a link with %o', (link, opens, text) => {
  expect(linkState(link, at)).toEqual({ opens, text })
})

it('a title cannot leave the attribute of the frame', () => {
  expect(embedCode('http://localhost:3000', 'abc', 'GET /"><script>')).toContain('title="GET /&quot;>&lt;script>"')
})
