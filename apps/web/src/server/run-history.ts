import {
  AppError,
  getInvocation,
  type InvocationFilter,
  type NewInvocation,
  recordInvocation,
  searchInvocations,
} from '@gatewright/db'
import type { Json, JsonObject } from '@gatewright/definition'
import type { Context } from './context.ts'
import type { RecordedRun, Run, RunOutcome } from './run.ts'
import type { RunTarget } from './run-target.ts'

/** Runs above this many characters of JSON are kept without their trace and tape. */
const recordLimit = 1_000_000

/** Keeps a run in the history of its API. What it ran on is remembered while this process lives, since the draft moves on. */
export async function keepRun(context: Context, target: RunTarget, run: Omit<Run, 'id'>): Promise<Run> {
  const { source, request } = run
  const { document, hasTrace } = recordOf(run)
  const { id } = await recordInvocation(context.database, {
    ...searchable(run.outcome, request.headers),
    apiId: target.apiId,
    mode: run.interventions !== undefined ? 'changed' : run.simulated ? 'simulated' : 'live',
    stageName: source.type === 'stage' ? source.stageName : (source.stageVariablesOf ?? ''),
    httpMethod: request.method,
    path: request.path,
    at: context.now(),
    hasTrace,
    log: run.log,
    document,
  })
  rememberTarget(id, target)
  return { id, ...run }
}

function recordOf(run: Omit<Run, 'id'>): { document: Json; hasTrace: boolean } {
  const whole = JSON.stringify(run)
  if (whole.length <= recordLimit) return { document: JSON.parse(whole) as Json, hasTrace: true }
  const { trace: _trace, tape: _tape, ...rest } = run
  return { document: JSON.parse(JSON.stringify(rest)) as Json, hasTrace: false }
}

type FromOutcome = 'requestId' | 'resourcePath' | 'status' | 'latencyMs' | 'integrationLatencyMs' | 'cacheHit'

/** What an outcome gives to lists, charts and searches. */
export function searchable(
  outcome: RunOutcome,
  headers: RecordedRun['request']['headers'],
): Pick<NewInvocation, FromOutcome | 'phase' | 'rule' | 'words'> {
  const { resourcePath, integrationLatencyMs, cacheHit, cause, caller, integration } = outcome
  const userAgent = headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1]
  const words = [
    cause?.message,
    cause?.rule,
    cause?.subject,
    cause?.responseType,
    caller.sourceIp,
    caller.principalId,
    caller.apiKeyId,
    integration?.functionName ?? integration?.url,
    userAgent,
  ]
  return {
    requestId: outcome.requestId,
    status: outcome.answer.status,
    latencyMs: outcome.latencyMs,
    ...(resourcePath === undefined ? {} : { resourcePath }),
    ...(integrationLatencyMs === undefined ? {} : { integrationLatencyMs }),
    ...(cacheHit === undefined ? {} : { cacheHit }),
    ...(cause === undefined ? {} : { phase: cause.phase, rule: cause.rule }),
    words: words.filter((word) => word !== undefined),
  }
}

/** A run of the history as it is kept. Throws `notFound`, also for a run of another API. */
export async function getRecordedRun(context: Context, apiId: string, id: string): Promise<RecordedRun> {
  const found = await getInvocation(context.database, id)
  if (found.apiId !== apiId) throw new AppError('notFound', `The API has no request ${id} in its history.`)
  return { ...(found.document as unknown as Omit<RecordedRun, 'id'>), id }
}

const contextsShown = 50

/** `$context` of the last requests that a filter finds and that reached a stage, newest first. */
export async function accessContexts(context: Context, apiId: string, filter: InvocationFilter): Promise<JsonObject[]> {
  const rows = await searchInvocations(context.database, apiId, filter, { limit: contextsShown })
  const runs = await Promise.all(rows.map(({ id }) => getRecordedRun(context, apiId, id)))
  return runs.map(({ outcome }) => outcome.context).filter((shown) => Object.keys(shown).length > 0)
}

/** A run of the history with its trace. Throws `notFound`, and `gone` for a run that is not kept whole. */
export async function getRun(context: Context, id: string): Promise<Run> {
  const { document } = await getInvocation(context.database, id)
  const { trace, tape, ...rest } = document as unknown as Omit<RecordedRun, 'id'>
  if (trace === undefined || tape === undefined)
    throw new AppError(
      'gone',
      'Nobody watched this request, or it was too large to be kept whole. Send it again from the console.',
    )
  return { ...rest, id, trace, tape }
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
