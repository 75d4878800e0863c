import type { AwsBackend, Backends } from '@gatewright/definition'
import { type AwsCall, BackendFailure, type EndpointResponse, type Ports, type Random } from '@gatewright/engine'
import type { HostClock } from '../clock.ts'
import { injectFault } from '../fault-injection.ts'
import { fixedReply } from '../http-backend.ts'

export type AwsBackendOptions = {
  /** replies by `<service>:<action or path>`; a key may end in `*` */
  readonly aws: Backends['aws']
  readonly clock: HostClock
  readonly random: Random
}

/**
 * The port of AWS services: fixed replies. The exact key goes before the longest that ends in `*` and fits.
 * @throws BackendFailure `notSimulated` where there is no reply, in words that name the key to add
 */
export function createAwsBackend(options: AwsBackendOptions): Ports['aws'] {
  return async (call, timeoutInMillis) => {
    const key = `${call.service}:${call.action ?? call.path ?? ''}`
    const backend = find(options.aws, key)
    if (backend?.reply === undefined) {
      throw new BackendFailure(
        'notSimulated',
        `AWS service ${call.service}${call.action === undefined ? '' : `, action ${call.action}`}, is not simulated. Give the backend ${key} a fixed reply.`,
      )
    }
    const { fault } = await injectFault(backend.faultInjection, options, timeoutInMillis)
    switch (fault) {
      case 'THROTTLE':
        return serviceError(call, 400, 'ThrottlingException', 'Rate exceeded: an injected error')
      case 'ERROR':
        return serviceError(call, 500, 'InternalServerError', 'An injected error')
      default:
        return fixedReply(backend.reply)
    }
  }
}

function find(backends: Backends['aws'], key: string): AwsBackend | undefined {
  if (Object.hasOwn(backends, key)) return backends[key]
  const fitting = Object.keys(backends).filter((name) => name.endsWith('*') && key.startsWith(name.slice(0, -1)))
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
