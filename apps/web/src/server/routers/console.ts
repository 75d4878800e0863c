import { searchInvocations } from '@gatewright/db'
import { z } from 'zod'
import { consoleRequestSchema } from '../console-request.ts'
import { runChanged, runLive, runSimulated } from '../console-run.ts'
import { followRun } from '../follow-run.ts'
import { interventionSchema } from '../interventions.ts'
import { requestSigningSchema } from '../request-signing.ts'
import { markedSecretsSchema, runRequestSchema } from '../run.ts'
import { getRun } from '../run-history.ts'
import { endSession } from '../simulation-session.ts'
import { procedure, router } from '../trpc.ts'

const byApi = z.object({ apiId: z.string() })
const simulateSchema = runRequestSchema.extend({ apiId: z.string() })
const liveSchema = byApi.extend({
  stageName: z.string(),
  request: consoleRequestSchema,
  signing: requestSigningSchema.optional(),
  secrets: markedSecretsSchema.optional(),
})

export const consoleRouter = router({
  simulate: procedure
    .input(simulateSchema)
    .mutation(({ ctx, input: { apiId, ...rest } }) => runSimulated(ctx, apiId, rest)),

  /** As `simulate`, telling of the trace while it happens; it ends when nobody listens any more. */
  followSimulated: procedure
    .input(simulateSchema)
    .mutation(({ ctx, input: { apiId, ...rest }, signal }) =>
      followRun((watching) => runSimulated(ctx, apiId, rest, watching), signal),
    ),

  /** Runs a simulation again with values changed on the way; `runId` is a run of it. */
  change: procedure
    .input(byApi.extend({ runId: z.string(), interventions: z.array(interventionSchema).max(200) }))
    .mutation(({ ctx, input }) => runChanged(ctx, input.apiId, input.runId, input.interventions)),

  live: procedure
    .input(liveSchema)
    .mutation(({ ctx, input: { apiId, stageName, ...sent } }) => runLive(ctx, apiId, stageName, sent)),

  /** As `live`, telling of the trace while it happens. */
  followLive: procedure
    .input(liveSchema)
    .mutation(({ ctx, input: { apiId, stageName, ...sent }, signal }) =>
      followRun((watching) => runLive(ctx, apiId, stageName, sent, watching), signal),
    ),

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
