import { randomInt } from 'node:crypto'
import { AppError, getServiceSnapshot } from '@gatewright/db'
import { z } from 'zod'
import type { ConsoleRequest } from './console-request.ts'
import type { Context } from './context.ts'
import type { RequestSigning } from './request-signing.ts'
import type { Run, RunRequest, RunResult } from './run.ts'
import { keepRun } from './run-history.ts'
import { runTarget } from './run-target.ts'
import { signConsoleRequest } from './sign-request.ts'
import { simulate } from './simulate.ts'

/** Simulates a request and keeps the run. Without a seed or clock it takes a fresh seed and the present time. */
export async function runSimulated(context: Context, apiId: string, input: RunRequest): Promise<Run> {
  const target = await runTarget(context, apiId, input.source, true)
  const { seed = randomInt(2 ** 32), clock = context.now(), source, testInvoke } = input
  const { request, credentials, keySets } = await signConsoleRequest(
    context,
    input.request,
    input.signing,
    target,
    clock,
  )
  const invoked = testInvoke === undefined ? {} : { testInvoke }
  const servicesSnapshot =
    input.snapshot === undefined ? undefined : await getServiceSnapshot(context.database, input.snapshot)
  const realTimes: number[] = []
  const started = performance.now()
  const result = await simulate(
    {
      ...target,
      request,
      seed,
      clock,
      egressAllow: context.environment.EGRESS_ALLOW,
      ...(servicesSnapshot && { servicesSnapshot }),
      credentials,
      keySets,
      ...invoked,
    },
    () => realTimes.push(performance.now() - started),
  )
  const elapsedMs = performance.now() - started
  const { revision } = target
  return await keepRun(context, target, {
    ...result,
    simulated: true,
    source,
    request,
    ...invoked,
    seed,
    clock,
    revision,
    elapsedMs,
    realTimes,
  })
}

/** Sends a request through the stage as the gateway process serves it, and keeps the run. */
export async function runLive(
  context: Context,
  apiId: string,
  stageName: string,
  { request: unsigned, signing }: { readonly request: ConsoleRequest; readonly signing?: RequestSigning | undefined },
): Promise<Run> {
  if (unsigned.caller !== undefined)
    throw new AppError('invalid', 'Who calls is told by the socket in Live: only a simulation can set it.')
  const source = { type: 'stage' as const, stageName }
  const target = await runTarget(context, apiId, source, false)
  const clock = context.now()
  const { request } = await signConsoleRequest(context, unsigned, signing, target, clock)
  const started = performance.now()
  const result = readLiveResult(await context.gateway.invoke({ apiId, stageName, request }))
  const elapsedMs = performance.now() - started
  const { revision } = target
  return await keepRun(context, target, {
    ...result,
    simulated: false,
    source,
    request,
    seed: 0,
    clock,
    revision,
    elapsedMs,
  })
}

const liveResultSchema = z.object({
  outcome: z.looseObject({ answer: z.looseObject({ status: z.number(), body: z.string() }), latencyMs: z.number() }),
  trace: z.object({ events: z.array(z.looseObject({ type: z.string() })) }),
  log: z.array(z.string()),
  tape: z.looseObject({ version: z.literal(1) }),
})

function readLiveResult(answer: unknown): RunResult {
  const parsed = liveResultSchema.safeParse(answer)
  if (parsed.success) {
    const { logEvents: _logEvents, ...outcome } = parsed.data.outcome
    return { ...parsed.data, outcome } as unknown as RunResult
  }
  throw new AppError(
    'unavailable',
    'The gateway process answered in a form that this web app does not know. Restart both.',
  )
}
