import type { AwsBackend, Backends } from '@gatewright/definition'
import {
  type AwsCall,
  BackendFailure,
  type EndpointResponse,
  type LambdaCall,
  type Ports,
  type Random,
} from '@gatewright/engine'
import type { HostClock } from '../clock.ts'
import { injectFault } from '../fault-injection.ts'
import type { EndpointClient } from '../http/endpoint-client.ts'
import { fixedReply } from '../http-backend.ts'
import { callKeys } from './call-keys.ts'
import { emulatorCredentials, type ForwardCredentials, forward } from './forward.ts'
import type { LocalServices } from './local/local-services.ts'

export type AwsBackendOptions = {
  /** replies by `<service>:<action or path>`; a key may end in `*` */
  readonly aws: Backends['aws']
  /** what answers where no reply is given */
  readonly services: LocalServices
  readonly clock: HostClock
  readonly random: Random
  readonly accountId: string
  /** calls the endpoints that replies send on to */
  readonly endpoint: EndpointClient
  readonly forwardCredentials?: ForwardCredentials
  /** invokes functions for services that do */
  readonly lambda: Ports['lambda']
}

/**
 * The port of AWS services: the reply that the design gives, which may be to send the call on, else the simulated
 * service. Of the keys of a call the exact one goes before the longest that ends in `*` and fits.
 * @throws BackendFailure `notSimulated` where nobody answers, in words that name the key to add
 */
export function createAwsBackend(options: AwsBackendOptions): Ports['aws'] {
  const {
    aws,
    services,
    clock,
    random,
    accountId,
    lambda,
    endpoint,
    forwardCredentials = emulatorCredentials,
  } = options
  return async (call, timeoutInMillis) => {
    const keys = callKeys(call)
    const backend = find(aws, keys)
    const deadline = clock.now() + timeoutInMillis
    const { left, fault } = await injectFault(backend?.faultInjection, options, timeoutInMillis)
    switch (fault) {
      case 'THROTTLE':
        return serviceError(call, 400, 'ThrottlingException', 'Rate exceeded: an injected error')
      case 'ERROR':
        return serviceError(call, 500, 'InternalServerError', 'An injected error')
      default:
        break
    }
    const reply = backend?.reply
    if (reply?.type === 'FIXED') return fixedReply(reply)
    if (reply?.type === 'FORWARD') return await forward(reply, call, forwardCredentials, endpoint, Date.now(), left)
    const { region } = call
    const context = {
      clock,
      random,
      accountId,
      region,
      sleep: sleepUntil(clock, deadline),
      lambda: (invocation: LambdaCall) => lambda(invocation, Math.max(0, deadline - clock.now())),
    }
    const answer = await services.answer(call, context)
    if (answer !== undefined) return answer
    const [key] = keys
    throw new BackendFailure(
      'notSimulated',
      `AWS service ${call.service}${call.action === undefined ? '' : `, action ${call.action}`}, is not simulated. Give the backend ${key} a fixed reply, or an endpoint to send it on to.`,
    )
  }
}

/** Waits, but never past the end of the call. */
function sleepUntil(clock: HostClock, deadline: number): (milliseconds: number) => Promise<void> {
  return async (milliseconds) => {
    const left = deadline - clock.now()
    await clock.sleep(Math.min(milliseconds, Math.max(0, left)))
    if (milliseconds >= left) throw new BackendFailure('timeout', 'The service waits longer than the call may take')
  }
}

function find(backends: Backends['aws'], keys: readonly string[]): AwsBackend | undefined {
  for (const key of keys) if (Object.hasOwn(backends, key)) return backends[key]
  const fitting = Object.keys(backends).filter(
    (name) => name.endsWith('*') && keys.some((key) => key.startsWith(name.slice(0, -1))),
  )
  const longest = fitting.sort((a, b) => b.length - a.length)[0]
  return longest === undefined ? undefined : backends[longest]
}

function serviceError(call: AwsCall, status: number, type: string, message: string): EndpointResponse {
  return {
    status,
    headers: [
      ['Content-Type', 'application/x-amz-json-1.0'],
      ['x-amzn-ErrorType', type],
    ],
    body: Buffer.from(JSON.stringify({ __type: `com.amazonaws.${call.service}#${type}`, message })),
  }
}
