import { createHash } from 'node:crypto'
import type { Account } from '@gatewright/definition'
import {
  BackendFailure,
  type ConsoleLine,
  type LambdaCall,
  type LambdaResult,
  type Ports,
  type Random,
} from '@gatewright/engine'
import { callBySdk } from '../aws/sdk-call.ts'
import { type HostClock, virtualClock } from '../clock.ts'
import { derivedRandom } from '../derived-random.ts'
import {
  type ErrorDocument,
  payloadLimitBytes,
  responseTooLarge,
  runtimeExited,
  timedOut,
  unreadableEvent,
} from './error-documents.ts'
import type { ResolvedFunction } from './resolve-function.ts'
import type { CallService, SandboxCode, SandboxReply } from './sandbox.ts'
import { type SandboxPool, TooManyCallsError } from './sandbox-pool.ts'
import { ServiceCallList } from './service-call-list.ts'

/** What running a handler needs. `scope` keeps functions of the same name apart, e.g. the id of the API. */
export type HandlerHost = {
  readonly pool: SandboxPool
  readonly scope: string
  readonly clock: HostClock
  readonly random: Random
  readonly account: Account
  /** the port of AWS services, by another clock and chance: calls of handlers live in the time of their handler */
  readonly aws?: (clock: HostClock, random: Random) => Ports['aws']
  /** real milliseconds that one invocation may compute */
  readonly computeLimitMs: number
  /** MB that a function may have, whatever its setting */
  readonly memoryLimitMb: number
}

type Prepared = { readonly key: string; readonly code: SandboxCode; readonly madeOf: readonly unknown[] }
type HandlerFunction = ResolvedFunction & { readonly code: { readonly type: 'HANDLER' } }

const prepared = new WeakMap<object, Prepared>()

/**
 * Runs a handler in the sandbox and gives what Lambda's `Invoke` gives.
 * @returns the result, and how long it took by the clock of the handler
 * @throws BackendFailure `throttled` when too many calls wait
 */
export async function runHandler(
  target: HandlerFunction,
  call: LambdaCall,
  host: HandlerHost,
): Promise<{ result: LambdaResult; elapsedMs: number }> {
  if (call.payload.includes('\u0000')) {
    return {
      result: failure(unreadableEvent('illegal character ((CTRL-CHAR, code 0))'), target.version, []),
      elapsedMs: 0,
    }
  }
  const { key, code } = prepare(target, host)
  const timeoutMs = target.timeout * 1000
  const seed = host.random.uuid()
  const calls = new ServiceCallList()
  const reply = await host.pool
    .call(key, code, {
      payload: call.payload,
      context: contextOf(target, call, host),
      seed,
      timeoutMs,
      computeMs: Math.min(timeoutMs, host.computeLimitMs),
      ...(host.clock.isVirtual && { now: host.clock.now() }),
      ...(host.aws !== undefined && { callService: serviceCaller(host.aws, host, seed, calls) }),
    })
    .catch((error: unknown) => {
      if (error instanceof TooManyCallsError) throw new BackendFailure('throttled', error.message)
      throw error
    })
  const result = { ...resultOf(reply, target, call.requestId, host), ...calls.told() }
  return { result, elapsedMs: reply.elapsedMs }
}

/** Answers the service calls of one invocation. In virtual time each has a clock of its own and chance of its own, made of the seed. */
function serviceCaller(
  aws: NonNullable<HandlerHost['aws']>,
  host: HandlerHost,
  seed: string,
  calls: ServiceCallList,
): CallService {
  const { clock: hostClock, random: hostRandom, account } = host
  return async (request, id, at) => {
    const clock = hostClock.isVirtual ? virtualClock(at) : hostClock
    const random = hostClock.isVirtual ? derivedRandom(`${seed} ${id}`) : hostRandom
    const note = calls.begin(request, at)
    const text = await callBySdk(aws(clock, random), request, account.region)
    const elapsedMs = clock.now() - at
    note(text, elapsedMs)
    return { text, elapsedMs }
  }
}

function resultOf(reply: SandboxReply, target: ResolvedFunction, requestId: string, host: HandlerHost): LambdaResult {
  const { outcome } = reply
  if ('payload' in outcome) {
    if (Buffer.byteLength(outcome.payload) > payloadLimitBytes + 100) {
      return failure(responseTooLarge(), target.version, reply.console)
    }
    return { payload: outcome.payload, executedVersion: target.version, console: reply.console }
  }
  if ('unreadable' in outcome) return failure(unreadableEvent(outcome.unreadable), target.version, [])
  if ('error' in outcome) return failure(outcome.error, target.version, reply.console)
  switch (outcome.ended.kind) {
    case 'timeout':
      return failure(timedOut(requestId, target.timeout), target.version, reply.console)
    case 'memory':
      return failure(runtimeExited(requestId, 'outOfMemory'), target.version, [
        ...reply.console,
        ...lessMemoryThanSet(target, host),
      ])
    case 'exit':
      return failure(runtimeExited(requestId, outcome.ended), target.version, reply.console)
  }
}

/** What Lambda might have had memory for is told apart from what it would have ended too. */
function lessMemoryThanSet({ memorySize }: ResolvedFunction, { memoryLimitMb, clock }: HandlerHost): ConsoleLine[] {
  if (memorySize <= memoryLimitMb) return []
  const text = `Not simulated: the function may have ${memorySize} MB, a handler in the sandbox has ${memoryLimitMb} MB at most.`
  return [{ at: clock.now(), level: 'warn', text }]
}

function failure(document: ErrorDocument, version: string, console: SandboxReply['console']): LambdaResult {
  return { payload: JSON.stringify(document), functionError: 'Unhandled', executedVersion: version, console }
}

function prepare(target: HandlerFunction, host: HandlerHost): Prepared {
  const known = prepared.get(target.code)
  const memoryMb = Math.min(target.memorySize, host.memoryLimitMb)
  const facts = [host.scope, target.functionName, target.version, target.timeout, memoryMb, target.environment]
  const madeOf = [...facts, host.account]
  if (known?.madeOf.every((each, index) => each === madeOf[index])) return known
  const { source, language, handler } = target.code as Extract<ResolvedFunction['code'], { type: 'HANDLER' }>
  const hash = createHash('sha256')
    .update(JSON.stringify([source, language, handler]))
    .digest('hex')
  const made: Prepared = {
    key: JSON.stringify(facts) + hash,
    madeOf,
    code: {
      source,
      language,
      handler,
      environment: { ...reservedVariables(target, host.account), ...target.environment },
      memoryBytes: memoryMb * 1_048_576,
    },
  }
  prepared.set(target.code, made)
  return made
}

/** Variables that Lambda itself sets (Lambda developer guide: defined runtime environment variables). */
function reservedVariables(target: ResolvedFunction, account: Account): { [name: string]: string } {
  return {
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_LAMBDA_FUNCTION_NAME: target.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: target.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(target.memorySize),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${target.functionName}`,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    TZ: ':UTC',
  }
}

function contextOf(target: ResolvedFunction, call: LambdaCall, host: HandlerHost): string {
  const date = dateText(host.clock.now())
  return JSON.stringify({
    functionName: target.functionName,
    functionVersion: target.version,
    invokedFunctionArn: call.functionArn,
    memoryLimitInMB: String(target.memorySize),
    awsRequestId: call.requestId,
    logGroupName: `/aws/lambda/${target.functionName}`,
    logStreamName: `${date}/[${target.version}]${call.requestId.replaceAll('-', '')}`,
  })
}

const dayMs = 86_400_000
let lastDate = { day: Number.NaN, text: '' }

/** `2026/11/25` */
function dateText(epochMs: number): string {
  const day = Math.floor(epochMs / dayMs)
  if (day !== lastDate.day) {
    lastDate = { day, text: new Date(epochMs).toISOString().slice(0, 10).replaceAll('-', '/') }
  }
  return lastDate.text
}
