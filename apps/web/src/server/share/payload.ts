import { accountSchema, backendsSchema, jsonSchema, restApiSchema, stageSchema } from '@gatewright/definition'
import type { Tape, Trace } from '@gatewright/engine'
import { z } from 'zod'
import { consoleRequestSchema } from '../console-request.ts'
import { interventionSchema } from '../interventions.ts'
import { type RunOutcome, runSourceSchema, testInvokeSchema } from '../run.ts'

const headerList = z.array(z.tuple([z.string(), z.string()]))
const failureKinds = [
  'timeout',
  'connectionRefused',
  'connectionReset',
  'nameNotResolved',
  'tls',
  'tooLarge',
  'malformedResponse',
  'egressRefused',
  'functionNotFound',
  'accessDenied',
  'throttled',
  'notSimulated',
] as const

/** As the engine's own type has it; the compiler tells absent members from undefined ones. */
export const tapeSchema = z.strictObject({
  version: z.literal(1),
  clock: z.array(z.tuple([z.number(), z.int().min(1)])),
  uuids: z.array(z.string().max(64)),
  fractions: z.array(z.number().min(0).max(1)),
  answers: z.array(
    z.strictObject({
      port: z.enum(['http', 'lambda', 'aws', 'credentials', 'keySet', 'counters', 'cache']),
      what: z.string(),
      answer: jsonSchema.optional(),
      failure: z.strictObject({ kind: z.enum(failureKinds), message: z.string() }).optional(),
      asked: z.string().max(2000).optional(),
      tookMs: z.number().min(0).optional(),
    }),
  ),
}) as unknown as z.ZodType<Tape>

/** What the page reads of an outcome is checked; a replay makes the whole of it anew. */
const outcomeSchema = z.looseObject({
  answer: z.strictObject({ status: z.int().min(100).max(999), headers: headerList, body: z.base64() }),
  requestId: z.string(),
  stage: z.string(),
  httpMethod: z.string(),
  path: z.string(),
  startedAt: z.number(),
  latencyMs: z.number(),
  phases: z.array(
    z.looseObject({ phase: z.string(), startedAt: z.number(), durationMs: z.number(), result: z.string() }),
  ),
  cause: z
    .looseObject({
      phase: z.string(),
      rule: z.string(),
      status: z.number(),
      message: z.string(),
      received: z.record(z.string(), jsonSchema),
      wouldPass: z.array(z.string()),
      notReached: z.array(z.string()),
    })
    .optional(),
}) as unknown as z.ZodType<RunOutcome>

const traceSchema = z.strictObject({
  events: z.array(z.looseObject({ type: z.string(), phase: z.string() })),
}) as unknown as z.ZodType<Trace>

export const redactionSchema = z.strictObject({
  /** what was taken out, e.g. `Value of header x-api-key` */
  place: z.string(),
  /** what was kept of it, e.g. `name kept` */
  what: z.string(),
})
export type Redaction = z.infer<typeof redactionSchema>

/**
 * A shared request, whole: everything needed to show it and to run it again without knowing anything of the server it
 * comes from. Times are epoch milliseconds. A later version of the form gets a number of its own and is read beside this.
 */
export const sharePayloadSchema = z.strictObject({
  format: z.literal('gatewright-share'),
  version: z.literal(1),
  createdAt: z.number(),
  title: z.string().max(500),
  /** how much of the API is in `definition` */
  api: z.strictObject({
    id: z.string(),
    name: z.string(),
    resources: z.strictObject({ kept: z.int(), total: z.int() }),
  }),
  definition: restApiSchema,
  /** what was deployed to the stage's canary */
  canaryDefinition: restApiSchema.optional(),
  backends: backendsSchema,
  stageName: z.string(),
  stage: stageSchema,
  deploymentId: z.string(),
  domainName: z.string(),
  account: accountSchema,
  source: runSourceSchema,
  simulated: z.boolean(),
  request: consoleRequestSchema,
  testInvoke: testInvokeSchema.optional(),
  /** what was changed by hand on the way */
  interventions: z.array(interventionSchema).max(200).optional(),
  seed: z.int().min(0),
  clock: z.number(),
  /** buckets and caches began empty, or what they answered is on the tape */
  startingState: z.enum(['empty', 'on the tape']),
  tape: tapeSchema,
  outcome: outcomeSchema,
  trace: traceSchema,
  log: z.array(z.string()),
  redactions: z.array(redactionSchema),
})
export type SharePayload = z.infer<typeof sharePayloadSchema>

/** A payload before it has been run: what a run makes is not there yet. */
export type ShareSource = Omit<SharePayload, 'outcome' | 'trace' | 'log'>
