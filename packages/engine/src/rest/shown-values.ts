import type { Json } from '@gatewright/definition'
import type { Payload } from '../bytes.ts'
import { eventText } from '../event-text.ts'
import { maskedHeaders } from '../mask.ts'
import type { HeaderList, IntegrationRequest } from '../message.ts'
import type { PhaseResult } from '../recorder.ts'
import type { Refused } from './gateway-answer.ts'
import type { Caller } from './progress.ts'

type Answer = { readonly status: number; readonly headers: HeaderList; readonly body: Payload }

/** A request for a backend as traces show it: secrets masked, the body cut at the limit of events. */
export function shownRequest({ httpMethod, path, query, headers, body }: IntegrationRequest): Json {
  return {
    httpMethod,
    path: { ...path },
    query: query.map(([name, value]) => [name, value]),
    headers: maskedHeaders(headers),
    body: eventText(body),
  }
}

/** An answer as traces show it: secrets masked, the body cut at the limit of events. */
export function shownAnswer({ status, headers, body }: Answer): Json {
  return { status, headers: maskedHeaders(headers), body: eventText(body) }
}

/** Who calls, as traces show it. */
export function shownCaller({ principalId, authorizer }: Caller): Json {
  return {
    ...(principalId === undefined ? {} : { principalId }),
    ...(authorizer === undefined ? {} : { context: authorizer }),
  }
}

/** Describes a phase by what came out of it. */
function completed<T>(shown: (value: T) => Json): (value: T) => PhaseResult {
  return (value) => ({ result: 'completed', output: shown(value) })
}

export const completedRequest = completed(shownRequest)
export const completedAnswer = completed(shownAnswer)
/** The body is that of the answer, which stands beside every trace. */
export const completedResponse = completed(({ status, headers }: Answer) => ({
  status,
  headers: maskedHeaders(headers),
}))
export const completedCaller = completed(shownCaller)
export const completedRefusal = completed(({ answer: { status, headers } }: Refused) => ({
  status,
  headers: maskedHeaders(headers),
}))
