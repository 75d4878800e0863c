import {
  executionLog,
  invoke,
  type Outcome,
  recordTape,
  type Tape,
  type Trace,
  type TraceEvent,
} from '@gatewright/engine'
import { z } from 'zod'
import type { ServedStage } from './stages.ts'

/** A request from the console. `path` is what follows the stage; `body` is text, or base64 with `isBase64`. */
export const liveRequestSchema = z.strictObject({
  apiId: z.string(),
  stageName: z.string(),
  request: z.strictObject({
    method: z.string(),
    path: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string().default(''),
    isBase64: z.boolean().optional(),
  }),
})
export type LiveRequest = z.infer<typeof liveRequestSchema>

/** What a watched request gave, as JSON: the body of the answer is base64, the trace stands beside the outcome. */
export type LiveResult = {
  readonly outcome: Omit<Outcome, 'answer' | 'trace'> & {
    readonly answer: Omit<Outcome['answer'], 'body'> & { readonly body: string }
  }
  readonly trace: Trace
  readonly log: readonly string[]
  readonly tape: Tape
}

/**
 * Sends a request through a stage as it is served, with a full trace and a tape of what its backends answered.
 * @param onEvent told about every event of the trace while it happens
 */
export async function invokeLive(
  served: ServedStage,
  { stageName, request }: LiveRequest,
  onEvent?: (event: TraceEvent) => void,
): Promise<LiveResult> {
  const body = Buffer.from(request.body, request.isBase64 === true ? 'base64' : 'utf8')
  const names = new Set(request.headers.map(([name]) => name.toLowerCase()))
  const own: [string, string][] = [...request.headers]
  if (!names.has('host')) own.unshift(['Host', served.target.domainName])
  if (body.length > 0 && !names.has('content-length')) own.push(['Content-Length', String(body.length)])
  const { ports, tape } = recordTape(served.ports)
  const outcome = await invoke(
    served.target,
    {
      method: request.method,
      target: `/${stageName}${request.path.startsWith('/') || request.path === '' ? '' : '/'}${request.path}`,
      protocol: 'HTTP/1.1',
      headers: own,
      body,
      sourceIp: '127.0.0.1',
    },
    onEvent === undefined ? ports : { ...ports, onEvent },
    { collectTrace: true },
  )
  const { answer, trace = { events: [] }, ...rest } = outcome
  return {
    outcome: { ...rest, answer: { ...answer, body: Buffer.from(answer.body).toString('base64') } },
    trace,
    log: executionLog(outcome),
    tape: tape(),
  }
}
