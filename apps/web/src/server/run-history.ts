import { AppError, getInvocation, recordInvocation } from '@gatewright/db'
import type { Json } from '@gatewright/definition'
import type { Context } from './context.ts'
import type { Run } from './run.ts'
import type { RunTarget } from './run-target.ts'

/** Runs above this many characters of JSON are kept without their trace and tape. */
const recordLimit = 500_000

type Recorded = Omit<Run, 'id' | 'trace' | 'tape'> & Partial<Pick<Run, 'trace' | 'tape'>>

/** Keeps a run in the history of its API. What it ran on is remembered while this process lives, since the draft moves on. */
export async function keepRun(context: Context, target: RunTarget, run: Omit<Run, 'id'>): Promise<Run> {
  const { outcome, source, request } = run
  const { id } = await recordInvocation(context.database, target.apiId, {
    source: run.simulated ? 'simulate' : 'live',
    stageName: source.type === 'stage' ? source.stageName : (source.stageVariablesOf ?? ''),
    httpMethod: request.method,
    path: request.path,
    status: outcome.answer.status,
    latencyMs: outcome.latencyMs,
    at: context.now(),
    outcome: recordOf(run),
  })
  rememberTarget(id, target)
  return { id, ...run }
}

function recordOf(run: Omit<Run, 'id'>): Json {
  const whole = JSON.stringify(run)
  if (whole.length <= recordLimit) return JSON.parse(whole) as Json
  const { trace: _trace, tape: _tape, ...rest } = run
  return JSON.parse(JSON.stringify(rest)) as Json
}

/** A run of the history. Throws `notFound`, and `gone` for a run that was too large to keep whole. */
export async function getRun(context: Context, id: string): Promise<Run> {
  const { trace, tape, ...rest } = (await getInvocation(context.database, id)) as unknown as Recorded
  if (trace === undefined || tape === undefined)
    throw new AppError('gone', 'This run was too large to be kept whole. Send the request again.')
  return { id, ...rest, trace, tape }
}

const targets = new Map<string, RunTarget>()
const targetLimit = 200

function rememberTarget(id: string, target: RunTarget): void {
  targets.set(id, target)
  const [oldest] = targets.keys()
  if (targets.size > targetLimit && oldest !== undefined) targets.delete(oldest)
}

/** What a run ran on, if this process remembers. */
export function rememberedTarget(id: string): RunTarget | undefined {
  return targets.get(id)
}
