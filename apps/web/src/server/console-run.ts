import { randomInt } from 'node:crypto'
import { AppError, getServiceSnapshot } from '@gatewright/db'
import type { Intervention, Tape, TraceEvent } from '@gatewright/engine'
import { z } from 'zod'
import type { ConsoleRequest } from './console-request.ts'
import type { Context } from './context.ts'
import { type RememberedSimulation, rememberedSimulation, rememberSimulation } from './remembered-simulation.ts'
import type { RequestSigning } from './request-signing.ts'
import type { MarkedSecrets, Run, RunRequest, RunResult } from './run.ts'
import { keepRun } from './run-history.ts'
import { runTarget } from './run-target.ts'
import { signConsoleRequest } from './sign-request.ts'
import { simulate } from './simulate.ts'
import { type SharedState, sessionState } from './simulation-session.ts'

/** How somebody follows a run: told about each event while it happens, with its real milliseconds; `signal` ends the run. */
export type Watching = {
  readonly onEvent?: ((event: TraceEvent, realMs: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Simulates a request and keeps the run. Without a seed or clock it takes a fresh seed and the present time.
 */
export async function runSimulated(
  context: Context,
  apiId: string,
  input: RunRequest,
  watching: Watching = {},
): Promise<Run> {
  const target = await runTarget(context, apiId, input.source, true)
  const { seed = randomInt(2 ** 32), clock = context.now(), source, testInvoke } = input
  const { request, credentials, keySets } = await signConsoleRequest(
    context,
    input.request,
    input.signing,
    target,
    clock,
  )
  const servicesSnapshot =
    input.snapshot === undefined ? undefined : await getServiceSnapshot(context.database, input.snapshot)
  const simulation = {
    ...target,
    request,
    seed,
    clock,
    egressAllow: context.environment.EGRESS_ALLOW,
    ...(servicesSnapshot && { servicesSnapshot }),
    credentials,
    keySets,
    ...(testInvoke === undefined ? {} : { testInvoke }),
  }
  const { snapshot, secrets } = input
  const shared = input.session === undefined ? undefined : sessionState(apiId, input.session, servicesSnapshot)
  return await runAndKeep(
    context,
    { simulation, target, source, ...(snapshot && { snapshot }), ...(secrets?.length && { secrets }) },
    { ...watching, shared },
  )
}

/**
 * Runs a simulation again with values changed on the way: same request, seed, clock and state. Backends that are asked
 * what they were asked before answer what they answered then; the others are called anew.
 * @param runId a run of this process, changed or not; its own changes are replaced by `interventions`
 * @throws AppError `gone` for a run that this process does not remember
 */
export async function runChanged(
  context: Context,
  apiId: string,
  runId: string,
  interventions: readonly Intervention[],
): Promise<Run> {
  const known = rememberedSimulation(runId)
  if (known === undefined || known.target.apiId !== apiId)
    throw new AppError('gone', 'This run is too long ago to be continued. Step through the request anew.')
  const { interventions: _before, ...simulation } = known.simulation
  return await runAndKeep(context, {
    ...known,
    simulation: interventions.length === 0 ? simulation : { ...simulation, interventions },
  })
}

async function runAndKeep(
  context: Context,
  remembered: RememberedSimulation,
  options: Watching & { readonly shared?: SharedState | undefined } = {},
): Promise<Run> {
  const { onEvent, signal, shared } = options
  const { simulation, target, source, snapshot, secrets, tape: before } = remembered
  const { request, testInvoke, seed, clock, interventions } = simulation
  const realTimes: number[] = []
  const started = performance.now()
  const { calledAnew, ...result } = await simulate(simulation, {
    onEvent: (event) => {
      const realMs = performance.now() - started
      realTimes.push(realMs)
      onEvent?.(event, realMs)
    },
    ...(before === undefined ? {} : { tape: before }),
    ...(signal === undefined ? {} : { signal }),
    ...(shared === undefined ? {} : { shared }),
  })
  const elapsedMs = performance.now() - started
  if (signal?.aborted) throw new AppError('gone', 'Cancelled.')
  const run = await keepRun(context, target, {
    ...result,
    simulated: true,
    source,
    request,
    ...(testInvoke === undefined ? {} : { testInvoke }),
    seed,
    clock,
    revision: target.revision,
    elapsedMs,
    realTimes,
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(secrets?.length ? { secrets } : {}),
    ...(interventions === undefined ? {} : { interventions, calledAnew }),
  })
  rememberSimulation(run.id, { ...remembered, tape: bothTapes(result.tape, before) })
  return run
}

/** A backend that was called anew for one change answers the next from the newer tape. */
function bothTapes(newest: Tape, before: Tape | undefined): Tape {
  const known = new Set(newest.answers.map(({ port, what, asked }) => `${port} ${what} ${asked}`))
  const older = before?.answers.filter(({ port, what, asked }) => !known.has(`${port} ${what} ${asked}`)) ?? []
  return { ...newest, answers: [...newest.answers, ...older] }
}

/** Sends a request through the stage as the gateway process serves it, and keeps the run. */
export async function runLive(
  context: Context,
  apiId: string,
  stageName: string,
  {
    request: unsigned,
    signing,
    secrets,
  }: {
    readonly request: ConsoleRequest
    readonly signing?: RequestSigning | undefined
    readonly secrets?: MarkedSecrets | undefined
  },
  { onEvent, signal }: Watching = {},
): Promise<Run> {
  if (unsigned.caller !== undefined)
    throw new AppError('invalid', 'Who calls is told by the socket in Live: only a simulation can set it.')
  const source = { type: 'stage' as const, stageName }
  const target = await runTarget(context, apiId, source, false)
  const clock = context.now()
  const { request } = await signConsoleRequest(context, unsigned, signing, target, clock)
  const started = performance.now()
  const result = readLiveResult(
    await context.gateway.invoke(
      { apiId, stageName, request },
      onEvent && { onEvent: (event) => onEvent(event as TraceEvent, performance.now() - started), signal },
    ),
  )
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
    ...(secrets?.length ? { secrets } : {}),
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
