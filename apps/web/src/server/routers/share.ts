import { AppError, countOpening, getShareLink, listShareLinks, revokeShareLink } from '@gatewright/db'
import { z } from 'zod'
import { openShare } from '../share/open-share.ts'
import { replayShare } from '../share/replay-share.ts'
import { findShare, linkOf, previewShare, storeShare } from '../share-run.ts'
import { procedure, router } from '../trpc.ts'

const bySlug = z.object({ slug: z.string() })
/** A link of this server, or the payload that a link carries after `#p=`. */
const origin = z.union([bySlug, z.object({ payload: z.unknown() })])

export const shareRouter = router({
  /** `run`: any run of the console; only its id is read. */
  preview: procedure
    .input(z.object({ apiId: z.string(), run: z.object({ id: z.string() }) }))
    .mutation(({ ctx, input }) => previewShare(ctx, input.apiId, input.run.id)),

  /** `url` begins with `/share/`: put the page's own origin before it. */
  create: procedure
    .input(z.object({ payload: z.unknown(), expiresAt: z.number().optional() }))
    .mutation(({ ctx, input }) => storeShare(ctx, input.payload, input.expiresAt)),

  /** Null for a link of another server: no fault, since links may carry what they show. Throws for revoked and expired ones. */
  get: procedure.input(bySlug).query(async ({ ctx, input }) => {
    const known = await getShareLink(ctx.database, input.slug, ctx.now()).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'notFound') return undefined
      throw error
    })
    if (known === undefined) return null
    const { payload: _payload, ...link } = known
    const payload = await findShare(ctx, input)
    await countOpening(ctx.database, input.slug, ctx.now())
    return { ...link, payload }
  }),

  /** Checks a payload that a link carries. */
  read: procedure
    .input(z.object({ payload: z.unknown() }))
    .mutation(async ({ ctx, input }) => ({ payload: await findShare(ctx, { payload: input.payload }) })),

  list: procedure
    .input(z.object({ apiId: z.string().optional() }))
    .query(({ ctx, input }) => listShareLinks(ctx.database, input.apiId)),

  /** The whole address of a link, to be copied again. */
  link: procedure.input(bySlug).query(({ ctx, input }) => linkOf(ctx, input.slug)),

  revoke: procedure.input(bySlug).mutation(async ({ ctx, input }) => {
    await revokeShareLink(ctx.database, input.slug)
    return { slug: input.slug }
  }),

  replay: procedure.input(origin).mutation(async ({ ctx, input }) => replayShare(await findShare(ctx, input))),

  open: procedure
    .input(origin)
    .mutation(async ({ ctx, input }) => openShare(ctx.database, await findShare(ctx, input))),
})
