import { getAccount, updateAccount } from '@gatewright/db'
import { accountSchema } from '@gatewright/definition'
import { z } from 'zod'
import { pushAllStages } from '../push-stages.ts'
import { procedure, router } from '../trpc.ts'

export const accountRouter = router({
  get: procedure.query(({ ctx }) => getAccount(ctx.database)),

  /** Whole members replace the former ones: a key that `apiKeys` lacks is removed. */
  update: procedure
    .input(
      z.object({
        changes: z.partialRecord(
          z.enum(Object.keys(accountSchema.shape) as (keyof typeof accountSchema.shape)[]),
          z.unknown(),
        ),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const account = await updateAccount(ctx.database, input.changes)
      await pushAllStages(ctx)
      return account
    }),
})
