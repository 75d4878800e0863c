import type { Intervention } from '@gatewright/engine'
import type { Secrets } from './redact.ts'
import { redactBody } from './redact-body.ts'
import { redactHeader } from './redact-request.ts'

/** A value that was set by hand, without credentials in its headers and without members of its body that name a secret. */
export function redactIntervention(change: Intervention, secrets: Secrets): Intervention {
  if (change.type !== 'request' && change.type !== 'answer') return change
  const { headers, body } = change
  return {
    ...change,
    ...(headers === undefined
      ? {}
      : { headers: headers.map(([name, value]) => [name, redactHeader(name, value, secrets)] as const) }),
    ...(body === undefined ? {} : { body: redactBody('a body that was changed', body, secrets) }),
  }
}
