import { z } from 'zod'
import { corsProbeSchema, exposureProbeSchema, probeCorsPart, probeExposurePart } from '../probe.ts'
import { procedure, router } from '../trpc.ts'

const ofApi = { apiId: z.string() }

/** Probes answer in parts of about a second: whoever asks shows how far it is, and ends it by asking no more. */
export const probeRouter = router({
  cors: procedure
    .input(corsProbeSchema.extend(ofApi))
    .mutation(({ ctx, input: { apiId, ...request } }) => probeCorsPart(ctx, apiId, request)),

  exposure: procedure
    .input(exposureProbeSchema.extend(ofApi))
    .mutation(({ ctx, input: { apiId, ...request } }) => probeExposurePart(ctx, apiId, request)),
})
