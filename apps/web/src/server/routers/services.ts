import { listServiceSnapshots, removeServiceSnapshot } from '@gatewright/db'
import type { Json, JsonObject } from '@gatewright/definition'
import { z } from 'zod'
import {
  callService,
  loadSnapshot,
  resourceSchema,
  saveSnapshotText,
  servicesOverview,
  servicesResource,
  setServicesResource,
  snapshotText,
  takeSnapshot,
} from '../services.ts'
import { procedure, router } from '../trpc.ts'

const json = z.custom<Json>((value) => value !== undefined)
const named = z.object({ name: z.string() })
const maybeNamed = z.object({ name: z.string().optional() })

/** The simulated AWS services: those of the gateway process, and snapshots of them. */
export const servicesRouter = router({
  overview: procedure.query(({ ctx }) => servicesOverview(ctx)),
  resource: procedure.input(resourceSchema).query(({ ctx, input }) => servicesResource(ctx, input)),
  setResource: procedure
    .input(resourceSchema.extend({ value: z.custom<JsonObject>((value) => typeof value === 'object').optional() }))
    .mutation(({ ctx, input }) => setServicesResource(ctx, input)),
  /** A command of the SDK, e.g. `dynamodb`, `PutItem`. */
  run: procedure
    .input(z.object({ service: z.string(), operation: z.string(), input: json }))
    .mutation(({ ctx, input }) => callService(ctx, input)),

  snapshots: procedure.query(({ ctx }) => listServiceSnapshots(ctx.database)),
  take: procedure.input(named).mutation(({ ctx, input }) => takeSnapshot(ctx, input.name)),
  /** Without a name: the services hold nothing. */
  load: procedure.input(maybeNamed).mutation(({ ctx, input }) => loadSnapshot(ctx, input.name)),
  remove: procedure.input(named).mutation(({ ctx, input }) => removeServiceSnapshot(ctx.database, input.name)),
  /** Without a name: what the services hold now; so below. */
  text: procedure.input(maybeNamed).query(({ ctx, input }) => snapshotText(ctx, input.name)),
  saveText: procedure
    .input(maybeNamed.extend({ text: z.string().max(100_000_000) }))
    .mutation(({ ctx, input }) => saveSnapshotText(ctx, input.name, input.text)),
})
