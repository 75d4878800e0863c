import { AppError, type FetchedInvocations, type NewInvocation } from '@gatewright/db'
import type { Json } from '@gatewright/definition'
import { type LogEvent, logLine } from '@gatewright/engine'
import { z } from 'zod'
import type { CutBodies, RecordedRun, RunOutcome } from './run.ts'
import { searchable } from './run-history.ts'

const headers = z.array(z.tuple([z.string(), z.string()]))
const body = z.object({ base64: z.string(), size: z.number() })
const recordSchema = z.object({
  outcome: z.looseObject({
    apiId: z.string(),
    stage: z.string(),
    requestId: z.string(),
    startedAt: z.number(),
    latencyMs: z.number(),
    answer: z.object({ status: z.number(), headers, body }),
  }),
  request: z.object({ method: z.string(), target: z.string(), headers, body }),
  logEvents: z.array(z.looseObject({ type: z.literal('log'), at: z.number(), text: z.string() })).optional(),
})
const batchSchema = z.object({
  start: z.string(),
  next: z.number(),
  invocations: z.array(recordSchema),
  gaps: z.array(z.object({ apiId: z.string(), count: z.number(), from: z.number(), to: z.number() })),
})
type GatewayRecord = z.infer<typeof recordSchema>

/** Reads a batch of the gateway's invocation log. Throws `unavailable` for one in a form that this web app does not know. */
export function readBatch(answer: unknown): FetchedInvocations {
  const parsed = batchSchema.safeParse(answer)
  if (!parsed.success)
    throw new AppError(
      'unavailable',
      'The gateway process told of its requests in a form that this web app does not know. Restart both.',
    )
  const { start, next, invocations, gaps } = parsed.data
  return { invocations: invocations.map(toInvocation), gaps, cursor: { start, sequence: next } }
}

function toInvocation(record: GatewayRecord): NewInvocation {
  const run = toRun(record)
  const { outcome, request } = run
  return {
    ...searchable(outcome, request.headers),
    apiId: outcome.apiId,
    mode: 'live',
    stageName: outcome.stage,
    httpMethod: request.method,
    path: request.path,
    at: Math.floor(outcome.startedAt),
    hasTrace: false,
    log: run.log,
    document: JSON.parse(JSON.stringify(run)) as Json,
  }
}

function toRun({ outcome: given, request, logEvents = [] }: GatewayRecord): Omit<RecordedRun, 'id'> {
  const { answer } = given
  const outcome = { ...given, answer: { ...answer, body: answer.body.base64 } } as unknown as RunOutcome
  const text = asText(request.body.base64)
  const cut: CutBodies = {
    ...(isCut(request.body) ? { request: request.body.size } : {}),
    ...(isCut(answer.body) ? { answer: answer.body.size } : {}),
  }
  return {
    outcome,
    log: logEvents.map((event) => logLine(event as unknown as LogEvent)),
    simulated: false,
    source: { type: 'stage', stageName: outcome.stage },
    request: {
      method: request.method,
      path: pathBelowStage(request.target, outcome.apiId, outcome.stage),
      headers: request.headers,
      ...(text === undefined ? { body: request.body.base64, isBase64: true } : { body: text }),
    },
    seed: 0,
    clock: Math.floor(outcome.startedAt),
    revision: 0,
    elapsedMs: outcome.latencyMs,
    ...(cut.request === undefined && cut.answer === undefined ? {} : { cut }),
  }
}

function isCut({ base64, size }: z.infer<typeof body>): boolean {
  return Buffer.byteLength(base64, 'base64') < size
}

/** Undefined for bytes that are no UTF-8. */
function asText(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64')
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? text : undefined
}

/** What follows the stage, or the id of the API where no stage was found. */
function pathBelowStage(target: string, apiId: string, stageName: string): string {
  let rest = target
  for (const segment of [apiId, stageName]) {
    if (rest === `/${segment}`) rest = ''
    else if (rest.startsWith(`/${segment}/`) || rest.startsWith(`/${segment}?`)) rest = rest.slice(segment.length + 1)
  }
  return rest.startsWith('/') ? rest : `/${rest}`
}
