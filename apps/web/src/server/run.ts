import type { GatewayAnswer, Intervention, Outcome, Tape, Trace } from '@gatewright/engine'
import { z } from 'zod'
import { type ConsoleRequest, consoleRequestSchema } from './console-request.ts'
import { requestSigningSchema } from './request-signing.ts'

/** An outcome as JSON: the body of the answer is base64; trace and log stand beside it. */
export type RunOutcome = Omit<Outcome, 'answer' | 'trace' | 'logEvents'> & {
  readonly answer: Omit<GatewayAnswer, 'body'> & { readonly body: string }
}

/** Where a request goes: the draft, with the variables and settings of a stage if one is named, or a stage as deployed. */
export const runSourceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('draft'), stageVariablesOf: z.string().optional() }),
  z.strictObject({ type: z.literal('stage'), stageName: z.string() }),
])
export type RunSource = z.infer<typeof runSourceSchema>

/** Values in a request that somebody marked as secret, by the names of their variables. */
export const markedSecretsSchema = z
  .array(z.strictObject({ name: z.string().max(200), value: z.string().max(200_000) }))
  .max(5000)
export type MarkedSecrets = z.infer<typeof markedSecretsSchema>

/** The method that TestInvokeMethod runs without authorization, key or throttle. */
export const testInvokeSchema = z.strictObject({ resourceId: z.string(), httpMethod: z.string() })
export type TestInvoke = z.infer<typeof testInvokeSchema>

/**
 * What is asked of a simulation, as the page sends it. `seed` decides all chance, `clock` (epoch milliseconds) is the
 * time at which the request arrives; the same three give the same bytes.
 */
export const runRequestSchema = z.strictObject({
  source: runSourceSchema,
  request: consoleRequestSchema,
  seed: z.int().min(0).max(0xffff_ffff).optional(),
  clock: z.int().min(0).max(8_640_000_000_000).optional(),
  testInvoke: testInvokeSchema.optional(),
  /** name of the snapshot from which the simulated AWS services start; they start empty without one */
  snapshot: z.string().optional(),
  /** simulations of one session share buckets, caches, services and execution environments */
  session: z.string().min(1).max(100).optional(),
  /** what the server adds to the request before it is sent; the run keeps the request with it */
  signing: requestSigningSchema.optional(),
  /** the run keeps them, so that it is shared without them */
  secrets: markedSecretsSchema.optional(),
})
export type RunRequest = z.infer<typeof runRequestSchema>

/** What one request gave: all that the page shows, and what a replay needs. */
export type RunResult = {
  readonly outcome: RunOutcome
  readonly trace: Trace
  /** the execution log in the text form of the service's test console, a line each */
  readonly log: readonly string[]
  readonly tape: Tape
}

/** A run that is kept: `id` finds it again in the history. `simulated` is false for those of the gateway process. */
export type Run = RunResult & {
  readonly id: string
  readonly simulated: boolean
  readonly source: RunSource
  readonly request: ConsoleRequest
  readonly testInvoke?: TestInvoke
  readonly seed: number
  readonly clock: number
  /** of the draft that ran */
  readonly revision: number
  /** real time that the simulation took; no part of what is compared or replayed */
  readonly elapsedMs: number
  /** of a simulation: when each event of the trace happened, in real milliseconds since the run began; not compared either */
  readonly realTimes?: readonly number[]
  /** what stood in the request and must not be shared; kept beside the request, which holds the same values */
  readonly secrets?: MarkedSecrets
  /** of a simulation: the snapshot from which its services started; they started empty without one */
  readonly snapshot?: string
  /** what was changed by hand while the run stood still: such a run is not what the service would do */
  readonly interventions?: readonly Intervention[] | undefined
  /** of a run with changes: the backends that were called anew, since they were asked something else */
  readonly calledAnew?: readonly string[]
}

/** How many bytes a body had of which only the beginning is kept. */
export type CutBodies = { readonly request?: number; readonly answer?: number }

/**
 * A run as the history keeps it. Trace and tape are there when somebody watched and they were small enough; `log` is empty
 * when neither a watcher nor the stage's log level asked for it.
 */
export type RecordedRun = Omit<Run, 'trace' | 'tape'> &
  Partial<Pick<Run, 'trace' | 'tape'>> & { readonly cut?: CutBodies }
