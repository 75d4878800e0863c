import type { Backends } from '@gatewright/definition'
import { BackendFailure, type LambdaCall, type LambdaResult, type Ports } from '@gatewright/engine'
import { injectFault } from '../fault-injection.ts'
import type { EndpointClient } from '../http/endpoint-client.ts'
import { eventPayloadLimitBytes, payloadLimitBytes } from './error-documents.ts'
import { fixedLambdaReply } from './fixed-reply.ts'
import { invokeRemote } from './remote.ts'
import { type ResolvedFunction, resolveFunction } from './resolve-function.ts'
import { type HandlerHost, runHandler } from './run-handler.ts'

/** What the Lambda port is made of. `endpoint` calls functions that live elsewhere. */
export type LambdaBackendOptions = HandlerHost & {
  readonly functions: Backends['functions']
  readonly endpoint: EndpointClient
  /** told about the end of `Event` invocations, which nobody waits for */
  readonly onEventInvocation?: (call: LambdaCall, result: LambdaResult) => void
}

/**
 * The Lambda port: finds the function, version or alias, and answers as its code says.
 * In virtual time a handler's timers and injected latency move the clock.
 * @throws BackendFailure `functionNotFound`, `throttled`, `tooLarge`, `timeout`, and those of a remote endpoint
 */
export function createLambdaBackend(options: LambdaBackendOptions): Ports['lambda'] {
  const { clock, functions } = options
  return async (call, timeoutInMillis) => {
    const target = resolveFunction(functions, call, options.random)
    if (target === undefined) throw new BackendFailure('functionNotFound', `Function not found: ${call.functionArn}`)
    checkSize(call)
    const { left, fault } = await injectFault(functions[call.functionName]?.faultInjection, options, timeoutInMillis)
    switch (fault) {
      case 'THROTTLE':
        throw new BackendFailure('throttled', 'Rate Exceeded: an injected error')
      case 'ERROR':
        return {
          payload: JSON.stringify({ errorType: 'InjectedError', errorMessage: 'An injected error', trace: [] }),
          functionError: 'Unhandled',
          executedVersion: target.version,
        }
      default:
        break
    }
    if (call.invocationType === 'Event') return invokeAsEvent(target, call, options)
    switch (target.code.type) {
      case 'FIXED':
        return fixedLambdaReply(target.code, target.version)
      case 'REMOTE':
        return invokeRemote(target.code.endpoint, call, options.endpoint, left)
      case 'HANDLER': {
        const running = runHandler({ ...target, code: target.code }, call, options)
        if (!clock.isVirtual) return withinTime(running, left)
        const { result, elapsedMs } = await running
        await clock.sleep(Math.min(elapsedMs, left))
        if (elapsedMs > left) throw tooSlow(left)
        return result
      }
    }
  }
}

async function invokeAsEvent(
  target: ResolvedFunction,
  call: LambdaCall,
  options: LambdaBackendOptions,
): Promise<LambdaResult> {
  if (target.code.type === 'REMOTE') return invokeRemote(target.code.endpoint, call, options.endpoint, 29_000)
  const accepted = { payload: '', executedVersion: target.version }
  if (target.code.type === 'FIXED') return accepted
  const running = runHandler({ ...target, code: target.code }, call, options)
  if (options.clock.isVirtual) {
    const { result } = await running
    options.onEventInvocation?.(call, result)
    return { ...accepted, console: result.console ?? [] }
  }
  running.then(
    ({ result }) => options.onEventInvocation?.(call, result),
    () => undefined,
  )
  return accepted
}

function checkSize(call: LambdaCall): void {
  const limit = call.invocationType === 'Event' ? eventPayloadLimitBytes : payloadLimitBytes
  if (call.payload.length * 3 <= limit) return
  const size = Buffer.byteLength(call.payload)
  if (size > limit)
    throw new BackendFailure(
      'tooLarge',
      `${size} byte payload is too large for the ${call.invocationType} invocation type (limit ${limit} bytes)`,
    )
}

function tooSlow(limit: number): BackendFailure {
  return new BackendFailure('timeout', `The function did not answer within ${limit} ms`)
}

function withinTime(running: Promise<{ result: LambdaResult }>, limit: number): Promise<LambdaResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooSlow(limit)), Math.min(limit, 2_147_483_647))
    running.then(
      ({ result }) => {
        clearTimeout(timer)
        resolve(result)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
