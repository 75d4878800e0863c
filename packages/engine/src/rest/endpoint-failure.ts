import type { Path } from '@gatewright/definition'
import type { RuleName } from '../causes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { BackendFailure, type BackendFailureKind } from '../ports.ts'

type Failure = { readonly rule: RuleName; readonly wouldPass: string; readonly log: string }

const configurationError = 'Execution failed due to configuration error:'
const networkLog = 'Execution failed due to a network error communicating with endpoint'
const reachable = 'An endpoint that accepts the connection.'

/** What the gateway makes of a backend that gave no answer (rest-api reference §9.6, §13.3, §16.2). */
const failures: { readonly [K in BackendFailureKind]: Failure } = {
  timeout: {
    rule: 'integrationTimedOut',
    wouldPass: "An answer within the integration's timeout.",
    log: 'Execution failed due to a timeout error',
  },
  connectionRefused: { rule: 'endpointUnreachable', wouldPass: reachable, log: networkLog },
  connectionReset: { rule: 'endpointUnreachable', wouldPass: reachable, log: networkLog },
  nameNotResolved: {
    rule: 'endpointUnreachable',
    wouldPass: 'A host name that resolves.',
    log: networkLog,
  },
  tls: {
    rule: 'endpointTls',
    wouldPass: 'A certificate that a public authority signed, or tlsConfig.insecureSkipVerification.',
    log: networkLog,
  },
  egressRefused: {
    rule: 'endpointRefusedByPolicy',
    wouldPass: 'An address that the egress policy of this installation allows.',
    log: networkLog,
  },
  tooLarge: {
    rule: 'endpointResponseTooLarge',
    wouldPass: 'An answer of at most 10,485,760 bytes.',
    log: `${configurationError} Integration response size exceeds 10485760 bytes`,
  },
  malformedResponse: {
    rule: 'endpointResponseMalformed',
    wouldPass: 'A well-formed HTTP answer.',
    log: networkLog,
  },
  functionNotFound: {
    rule: 'functionNotFound',
    wouldPass: 'A function, version or alias that exists.',
    log: `${configurationError} Invalid permissions on Lambda function`,
  },
  accessDenied: {
    rule: 'functionNotPermitted',
    wouldPass: 'Permission for API Gateway to invoke the function.',
    log: `${configurationError} Invalid permissions on Lambda function`,
  },
  throttled: {
    rule: 'functionThrottled',
    wouldPass: 'Fewer concurrent invocations, or a higher limit.',
    log: 'Lambda invocation failed with status: 429',
  },
  notSimulated: {
    rule: 'serviceNotSimulated',
    wouldPass: 'A reply of its own for this service action, set on the canvas.',
    log: 'Not simulated here',
  },
}

/** The refusal for a backend that could not be reached; anything else that was thrown is passed on as it is. */
export function endpointFailure(error: unknown, place: Path, subject: string): unknown {
  if (!(error instanceof BackendFailure)) return error
  const { rule, wouldPass, log } = failures[error.kind]
  return new GatewayException(rule, {
    explanation: error.message,
    place,
    subject,
    received: { failure: error.kind },
    wouldPass: [wouldPass],
    log,
  })
}
