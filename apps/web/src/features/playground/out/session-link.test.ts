import { expect, test } from 'vitest'
import { encodeFragment } from '../../../share/fragment.ts'
import { emptySession } from '../playground-session.ts'
import { emptySample } from '../preview-protocol.ts'
import { linkOfSession, sessionOfLink } from './session-link.ts'

const session = {
  ...emptySession,
  title: 'Orders',
  direction: 'response' as const,
  template: '{ "a": "$input.path(\'$.ä\')" }',
  sample: { ...emptySample, body: '{"ä": "\u{1F389}"}', context: { identity: { sourceIp: '203.0.113.7' } } },
  breakpoints: [[1, '$a == 1']] as const,
  watches: ['$context.stage'],
  tests: [{ id: 't', name: 'One', sample: emptySample, expected: '{}', comparison: 'json' as const }],
}
const hash = (link: string) => link.slice(link.indexOf('#'))

test('a link carries the whole session, behind the #', async () => {
  const link = await linkOfSession(session, 'http://localhost:3000')
  expect(link).toMatch(/^http:\/\/localhost:3000\/playground#s=[\w-]+$/)
  expect(await sessionOfLink(hash(link))).toEqual(session)
})

test.each(['', '#main', '#p=abc', '#s='])('%j carries no session', async (text) => {
  expect(await sessionOfLink(text)).toBeUndefined()
})

test('a link that is cut off, of another version, or malformed is refused', async () => {
  const link = await linkOfSession(session, '')
  await expect(sessionOfLink(hash(link).slice(0, -20))).rejects.toThrow(/damaged/)
  const other = await encodeFragment({ version: 2, session })
  await expect(sessionOfLink(`#s=${other}`)).rejects.toThrow(/this version/)
  const malformed = await encodeFragment({ version: 1, session: { ...session, template: 5 } })
  await expect(sessionOfLink(`#s=${malformed}`)).rejects.toThrow(/this version/)
})

test('a small link that unpacks to very much is refused', async () => {
  const bomb = await encodeFragment({ version: 1, session: { ...session, template: 'x'.repeat(5_000_000) } })
  await expect(sessionOfLink(`#s=${bomb}`)).rejects.toThrow(/more than/)
})

test('a session that is too large for a link says so', async () => {
  let noise = ''
  for (let at = 1; noise.length < 2_000_000; at++) noise += Math.sin(at).toString(36)
  const large = { ...session, sample: { ...session.sample, body: noise } }
  await expect(linkOfSession(large, '')).rejects.toThrow(/characters/)
})
