import { createPorts, type EndpointClient, virtualClock } from '@gatewright/adapters'
import { BackendFailure, type Ports, type RestTarget } from '@gatewright/engine'
import {
  type CorsReport,
  type CorsSettings,
  type ExposureReport,
  type ProbedMethod,
  probeCors,
  probedMethods,
  probeExposure,
  probeUnknownPath,
} from '@gatewright/engine/probe'
import { z } from 'zod'
import { seededRandom } from '../features/saved-request/seeded-random.ts'
import type { Context } from './context.ts'
import { runSourceSchema } from './run.ts'
import { compileOnce } from './run-on-ports.ts'
import { type RunTarget, runTarget } from './run-target.ts'

/** What is probed: the draft or a stage, the methods from the `from`th on, or some of them. */
const probeRequestSchema = z.strictObject({
  source: runSourceSchema,
  from: z.int().min(0).default(0),
  resources: z.array(z.string()).max(2000).optional(),
  /** one method alone, with the trace of every call; without a resource, the path of no method */
  traced: z.strictObject({ resourceId: z.string().optional(), httpMethod: z.string().optional() }).optional(),
})
type ProbeRequest = z.infer<typeof probeRequestSchema>

const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}$/
export const corsProbeSchema = probeRequestSchema.extend({
  settings: z.strictObject({
    origin: z.string().regex(/^(?:null|[a-z][a-z0-9+.-]*:\/\/[^/\s?#]{1,300})$/i, {
      error: 'An origin is a scheme, a host and perhaps a port, without a path: https://app.example.com',
    }),
    credentials: z.boolean(),
    headers: z
      .array(
        z.tuple([
          z.string().regex(headerName, 'A header name has no spaces or colons.'),
          z
            .string()
            .max(4000)
            .regex(/^[^\r\n\0]*$/, 'A header value has one line.'),
        ]),
      )
      .max(30),
  }),
})
export const exposureProbeSchema = probeRequestSchema

/** A part of a probe. `next` is the `from` of the following part, absent at the end; `total` counts all methods that are probed. */
export type ProbePart<Report> = {
  readonly reports: readonly Report[]
  readonly next?: number
  readonly total: number
}

/** How long one part may take, in real milliseconds: what began is finished, nothing more is begun. */
const partMs = 1_000

/** Probes methods as a page of another origin meets them, for about a second. Throws what {@link runTarget} throws. */
export async function probeCorsPart(
  context: Context,
  apiId: string,
  { settings, ...request }: z.infer<typeof corsProbeSchema>,
): Promise<ProbePart<CorsReport>> {
  return await probePart(context, apiId, request, {
    each: (target, probed, ports) => probeCors(target, probed, settings satisfies CorsSettings, ports),
    first: async (target, ports) => {
      const unknown = await probeUnknownPath(target, settings, ports)
      return unknown === undefined ? [] : [unknown]
    },
  })
}

/** Probes methods as a caller without credentials meets them, for about a second. Throws what {@link runTarget} throws. */
export async function probeExposurePart(
  context: Context,
  apiId: string,
  request: ProbeRequest,
): Promise<ProbePart<ExposureReport>> {
  return await probePart(context, apiId, request, { each: probeExposure, first: async () => [] })
}

type Probe<Report> = {
  each: (target: RestTarget, probed: ProbedMethod, ports: Ports) => Promise<Report>
  first: (target: RestTarget, ports: Ports) => Promise<Report[]>
}

async function probePart<Report>(
  context: Context,
  apiId: string,
  { source, from, resources, traced }: ProbeRequest,
  { each, first }: Probe<Report>,
): Promise<ProbePart<Report>> {
  const found = await runTarget(context, apiId, source, true)
  const target: RestTarget = { ...found, api: compileOnce(found.definition) }
  const wanted = resources === undefined ? undefined : new Set(resources)
  const methods = probedMethods(found.definition).filter(
    ({ resourceId, verb }) =>
      (wanted?.has(resourceId) ?? true) &&
      (traced === undefined || (traced.resourceId === resourceId && traced.httpMethod === verb)),
  )
  const harmless = harmlessPorts(found, context.now())
  const ports: Ports = traced === undefined ? harmless : { ...harmless, onEvent: () => undefined }
  const looksAround = from === 0 && wanted === undefined && traced?.resourceId === undefined
  try {
    const reports = looksAround ? await first(target, ports) : []
    const until = performance.now() + partMs
    let next = from
    do {
      const probed = methods[next]
      if (probed === undefined) break
      reports.push(await each(target, probed, ports))
      next += 1
    } while (performance.now() < until)
    return asJson({ reports, total: methods.length, ...(next < methods.length ? { next } : {}) })
  } finally {
    await harmless.dispose()
  }
}

/** A probe calls every method, DELETE included: nothing outside this process may notice. */
const nobody: EndpointClient = {
  call: async ({ url }) => {
    throw new BackendFailure('notSimulated', `A probe calls nothing live, so nobody was asked: ${url.split('?')[0]}`)
  },
  dispose: () => undefined,
}

function harmlessPorts({ apiId, account, backends }: RunTarget, now: number) {
  return createPorts({
    account,
    backends,
    clock: virtualClock(now),
    random: seededRandom(1),
    scope: apiId,
    shared: { endpoint: nobody },
    computeLimitMs: 2_000,
  })
}

/** Traces hold values of the engine's own; what the page gets is plain. */
function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
