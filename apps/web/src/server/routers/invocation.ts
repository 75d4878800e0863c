import {
  clearInvocations,
  countInvocations,
  getRetention,
  listInvocationGaps,
  metricSeries,
  metricsByMethod,
  metricTotals,
  mostKeptInvocations,
  searchInvocations,
  setRetention,
} from '@gatewright/db'
import { z } from 'zod'
import { accessContexts, getRecordedRun } from '../run-history.ts'
import { procedure, router } from '../trpc.ts'

const byApi = z.object({ apiId: z.string() })
const text = z.string().max(500)
const time = z.number().min(0)
/** As many rows as one file of them may have. */
const mostRows = 10_000

/** See `InvocationFilter`. */
const filterSchema = z.strictObject({
  words: z.array(text).max(10).readonly().exactOptional(),
  statuses: z.array(z.int()).max(20).readonly().exactOptional(),
  statusClass: z.int().exactOptional(),
  path: text.exactOptional(),
  methods: z.array(text).max(20).readonly().exactOptional(),
  stageNames: z.array(text).max(50).readonly().exactOptional(),
  mode: z.enum(['live', 'simulated', 'changed']).exactOptional(),
  phases: z.array(text).max(20).readonly().exactOptional(),
  rules: z.array(text).max(20).readonly().exactOptional(),
  from: time.exactOptional(),
  to: time.exactOptional(),
})
const searchSchema = byApi.extend({ filter: filterSchema })
const rangeSchema = byApi.extend({
  range: z.strictObject({
    from: time,
    to: time,
    stageNames: z.array(text).max(50).readonly().exactOptional(),
    methods: z.array(text).max(20).readonly().exactOptional(),
    resourcePaths: z.array(text).max(20).readonly().exactOptional(),
  }),
})

export const invocationRouter = router({
  /** The requests of an API that a filter finds, newest first; `before`: older than this id. */
  search: procedure
    .input(
      searchSchema.extend({ limit: z.int().min(1).max(mostRows).default(100), before: z.string().exactOptional() }),
    )
    .query(({ ctx, input: { apiId, filter, ...page } }) => searchInvocations(ctx.database, apiId, filter, page)),

  counts: procedure
    .input(searchSchema)
    .query(({ ctx, input }) => countInvocations(ctx.database, input.apiId, input.filter)),

  /** Live requests that were answered but not recorded. */
  gaps: procedure
    .input(byApi.extend({ after: time }))
    .query(({ ctx, input }) => listInvocationGaps(ctx.database, input.apiId, input.after)),

  get: procedure
    .input(byApi.extend({ id: z.string() }))
    .query(({ ctx, input }) => getRecordedRun(ctx, input.apiId, input.id)),

  /** `$context` of the last requests that a filter finds, newest first: what access logs are made of. */
  contexts: procedure.input(searchSchema).query(({ ctx, input }) => accessContexts(ctx, input.apiId, input.filter)),

  /** The service's metrics over live requests: per span of time, per stage and method, and over all of the range. */
  metrics: procedure
    .input(rangeSchema.extend({ spanMs: z.int().min(1000) }))
    .query(async ({ ctx: { database }, input: { apiId, range, spanMs } }) => ({
      series: await metricSeries(database, apiId, range, spanMs),
      totals: await metricTotals(database, apiId, range),
    })),

  metricsByMethod: procedure
    .input(rangeSchema)
    .query(({ ctx, input }) => metricsByMethod(ctx.database, input.apiId, input.range)),

  retention: procedure.input(byApi).query(({ ctx, input }) => getRetention(ctx.database, input.apiId)),

  setRetention: procedure
    .input(byApi.extend({ count: z.int().min(1).max(mostKeptInvocations), days: z.int().min(1).exactOptional() }))
    .mutation(({ ctx, input: { apiId, ...retention } }) => setRetention(ctx.database, apiId, retention, ctx.now())),

  clear: procedure.input(byApi).mutation(({ ctx, input }) => clearInvocations(ctx.database, input.apiId)),
})
