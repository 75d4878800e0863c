import type { EndpointResponse } from '@gatewright/engine'
import type { ServiceContext } from '../service-context.ts'

/** An answer of a service with the header fields that all of them send. */
export function answerOf(
  { clock }: ServiceContext,
  status: number,
  headers: readonly (readonly [string, string])[],
  body: string | Uint8Array,
): EndpointResponse {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return {
    status,
    headers: [...headers, ['Content-Length', String(bytes.length)], ['Date', new Date(clock.now()).toUTCString()]],
    body: bytes,
  }
}

/** The header field `name` (lower case) of a call, if it has one. */
export function headerOf(headers: readonly (readonly [string, string])[], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1]
}

const unknownOperation = 'Unable to determine service/operation name to be authorized'

/** What a service says to a call that names no action: integrations whose `X-Amz-Target` or `Action` got lost see it. */
export function noOperation(context: ServiceContext, asJson: boolean): EndpointResponse {
  return asJson
    ? answerOf(context, 403, [['Content-Type', 'application/json']], JSON.stringify({ Message: unknownOperation }))
    : answerOf(
        context,
        403,
        [['Content-Type', 'text/xml']],
        `<AccessDeniedException>\n  <Message>${unknownOperation}</Message>\n</AccessDeniedException>\n`,
      )
}
