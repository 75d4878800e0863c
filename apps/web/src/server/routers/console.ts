import { searchInvocations } from '@gatewright/db'
import { z } from 'zod'
import { consoleRequestSchema } from '../console-request.ts'
import { runChanged, runLive, runSimulated } from '../console-run.ts'
import { interventionSchema } from '../interventions.ts'
import { requestSigningSchema } from '../request-signing.ts'
import { runRequestSchema } from '../run.ts'
import { getRun } from '../run-history.ts'
import { endSession } from '../simulation-session.ts'
import { procedure, router } from '../trpc.ts'

const byApi = z.object({ apiId: z.string() })

export const consoleRouter = router({
  simulate: procedure
    .input(runRequestSchema.extend({ apiId: z.string() }))
    .mutation(({ ctx, input: { apiId, ...rest } }) => runSimulated(ctx, apiId, rest)),

  /** Runs a simulation again with values changed on the way; `runId` is a run of it. */
  change: procedure
    .input(byApi.extend({ runId: z.string(), interventions: z.array(interventionSchema).max(200) }))
    .mutation(({ ctx, input }) => runChanged(ctx, input.apiId, input.runId, input.interventions)),

  live: procedure
    .input(
      byApi.extend({
        stageName: z.string(),
        request: consoleRequestSchema,
        signing: requestSigningSchema.optional(),
      }),
    )
    .mutation(({ ctx, input: { apiId, stageName, ...sent } }) => runLive(ctx, apiId, stageName, sent)),

  /** The state that simulations of a session shared is no longer needed. */
  endSession: procedure
    .input(byApi.extend({ session: z.string() }))
    .mutation(({ input }) => endSession(input.apiId, input.session)),

  /** The last runs of an API that were watched, without what they gave, newest first. */
  history: procedure
    .input(byApi)
    .query(({ ctx, input }) => searchInvocations(ctx.database, input.apiId, { hasTrace: true }, { limit: 200 })),

  run: procedure.input(z.object({ id: z.string() })).query(({ ctx, input }) => getRun(ctx, input.id)),
})
