import { payloadBytes } from '../../bytes.ts'
import { memoryCacheStore } from '../../memory/cache-store.ts'
import { memoryCounterStore } from '../../memory/counter-store.ts'
import type { GatewayAnswer, GatewayRequest, HeaderList } from '../../message.ts'
import type { Outcome } from '../../outcome.ts'
import type { Ports } from '../../ports.ts'
import type { Trace } from '../../trace.ts'
import { invoke } from '../handle.ts'
import type { RestTarget } from '../target.ts'

/** What a probe sends. `path` follows the stage name; a body that is bytes is not told again. */
export type ProbeRequest = {
  readonly method: string
  readonly path: string
  readonly headers: HeaderList
  readonly body: string | Uint8Array
}

/** One call of a probe and what came of it, short enough to be told a thousand times. */
export type ProbeCall = {
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: HeaderList
    readonly body: string
  }
  /** what was done to provoke the answer, when it was not the request alone */
  readonly provoked?: string
  readonly answer: { readonly status: number; readonly headers: HeaderList; readonly body: string }
  /** why the gateway itself answered */
  readonly cause?: {
    readonly phase: string
    readonly rule: string
    readonly responseType?: string
    readonly message: string
  }
  /** the method that took the request, if any did */
  readonly resourceId?: string
  readonly methodVerb?: string
  readonly resourcePath?: string
  /** what happened, when the ports' `onEvent` watched */
  readonly run?: Pick<Outcome, 'startedAt' | 'latencyMs' | 'stage' | 'cause'> & { readonly events: Trace['events'] }
}

/** How much of an answer is told: a handler may send anything. */
const shown = { bodyCharacters: 400, headers: 60, headerCharacters: 1000 } as const

/** Answers a request with counters and caches that know nothing of the calls before it; `given` stands in for some of the ports. */
export async function call(
  target: RestTarget,
  request: ProbeRequest,
  ports: Ports,
  given: Partial<Ports> = {},
): Promise<Outcome> {
  return await invoke(target, gatewayRequestOf(target, request), {
    ...ports,
    counters: memoryCounterStore(),
    cache: memoryCacheStore(),
    ...given,
  })
}

function gatewayRequestOf(target: RestTarget, { method, path, headers, body }: ProbeRequest): GatewayRequest {
  const bytes = typeof body === 'string' ? payloadBytes(body) : body
  return {
    method,
    target: `/${target.stageName}${path}`,
    protocol: 'HTTP/1.1',
    headers: [
      ['Host', target.domainName],
      ...headers,
      ...(bytes.length === 0 ? [] : [['Content-Length', String(bytes.length)] as const]),
    ],
    body: bytes,
    sourceIp: '203.0.113.7',
  }
}

/** A call as the probe reports it. */
export function told(request: ProbeRequest, outcome: Outcome, provoked?: string): ProbeCall {
  const { cause, answer, resourceId, methodVerb, resourcePath, trace } = outcome
  return {
    request: {
      ...request,
      body: typeof request.body === 'string' ? request.body : `(${request.body.length.toLocaleString('en-US')} bytes)`,
    },
    ...(provoked === undefined ? {} : { provoked }),
    answer: { status: answer.status, headers: shownHeaders(answer), body: shownBody(answer) },
    ...(cause === undefined
      ? {}
      : {
          cause: {
            phase: cause.phase,
            rule: cause.rule,
            ...(cause.responseType === undefined ? {} : { responseType: cause.responseType }),
            message: cause.message,
          },
        }),
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(methodVerb === undefined ? {} : { methodVerb }),
    ...(resourcePath === undefined ? {} : { resourcePath }),
    ...(trace === undefined ? {} : { run: watched(outcome, trace) }),
  }
}

function watched({ startedAt, latencyMs, stage, cause }: Outcome, { events }: Trace): NonNullable<ProbeCall['run']> {
  return { startedAt, latencyMs, stage, ...(cause === undefined ? {} : { cause }), events }
}

function shownBody({ body }: GatewayAnswer): string {
  const text = new TextDecoder().decode(body.subarray(0, shown.bodyCharacters))
  return body.length > shown.bodyCharacters ? `${text}…` : text
}

function shownHeaders({ headers }: GatewayAnswer): HeaderList {
  return headers.slice(0, shown.headers).map(([name, value]) => [name, value.slice(0, shown.headerCharacters)] as const)
}

const guardPhases: ReadonlySet<string> = new Set(['accept', 'waf', 'routeRequest', 'authorize', 'apiKey', 'throttle'])

/** Whether somebody who looks at callers ended a call. */
export function endedAtGuard({ cause }: Pick<Outcome, 'cause'>): boolean {
  return cause !== undefined && guardPhases.has(cause.phase) && cause.phase !== 'routeRequest'
}

/** Whether a call found a method, and nobody who looks at callers ended it: a validator that refuses it later guards nothing. */
export function admitted({ cause }: Pick<Outcome, 'cause'>): boolean {
  return cause === undefined || !guardPhases.has(cause.phase)
}

/** Whether a call came past everybody who looks at callers and requests, to the integration. */
export function reachedIntegration({ cause }: Pick<Outcome, 'cause'>): boolean {
  return cause === undefined || !(guardPhases.has(cause.phase) || cause.phase === 'validateRequest')
}
