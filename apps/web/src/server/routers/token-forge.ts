import { setAcceptForgedTokens } from '@gatewright/db'
import { z } from 'zod'
import { pushAllStages } from '../push-stages.ts'
import { forgedTokenSchema } from '../request-signing.ts'
import { mintToken, tokenForge } from '../token-forge.ts'
import { procedure, router } from '../trpc.ts'

export const tokenForgeRouter = router({
  /** Whether the gateway of this machine takes forged tokens. */
  get: procedure.query(async ({ ctx }) => ({ acceptLive: (await tokenForge(ctx)).acceptLive })),

  /** A token as it would be if the request were sent now. */
  mint: procedure
    .input(z.object({ token: forgedTokenSchema }))
    .query(async ({ ctx, input }) => mintToken(await tokenForge(ctx), input.token, ctx.now())),

  setAcceptLive: procedure.input(z.object({ acceptLive: z.boolean() })).mutation(async ({ ctx, input }) => {
    await tokenForge(ctx)
    await setAcceptForgedTokens(ctx.database, input.acceptLive)
    await pushAllStages(ctx)
    return input
  }),
})
