import { z } from 'zod'
import { decodeFragment, encodeFragment } from '../../../share/fragment.ts'
import { shareLimits } from '../../../share/share-limits.ts'
import type { PlaygroundSession } from '../playground-session.ts'
import { templateCaseSchema } from '../tests/use-cases.ts'

/** Most bytes of JSON that a link unpacks to. */
const mostBytes = 2_000_000

const sessionSchema = z.object({
  title: z.string().max(200),
  contentType: z.string().max(200),
  direction: z.enum(['request', 'response']),
  template: z.string().max(400_000),
  sample: templateCaseSchema.shape.sample,
  breakpoints: z.array(z.tuple([z.int().min(1), z.string().max(1000)])).max(500),
  watches: z.array(z.string().max(1000)).max(100),
  tests: z.array(templateCaseSchema).max(500),
})
const linkSchema = z.object({ version: z.literal(1), session: sessionSchema })

/**
 * The address of a whole session. What follows `#` never reaches a server.
 *
 * @param origin scheme, host and port
 * @throws Error when the session is too large for a link
 */
export async function linkOfSession(session: PlaygroundSession, origin: string): Promise<string> {
  const link = `${origin}/playground#s=${await encodeFragment({ version: 1, session })}`
  if (link.length > shareLimits.linkCharacters)
    throw new Error(
      `The link would have ${link.length.toLocaleString('en-US')} characters; at most ${shareLimits.linkCharacters.toLocaleString('en-US')} work everywhere. Make the body or the tests smaller.`,
    )
  return link
}

/**
 * The session that a link carries; undefined for an address that carries none.
 *
 * @throws Error for a link that is damaged, too large or of another version
 */
export async function sessionOfLink(hash: string): Promise<PlaygroundSession | undefined> {
  const fragment = /^#s=([\w-]+)$/.exec(hash)?.[1]
  if (fragment === undefined) return undefined
  const read = linkSchema.safeParse(await decodeFragment(fragment, mostBytes))
  if (!read.success) throw new Error('The link holds no playground session that this version can read.')
  return read.data.session as PlaygroundSession
}
