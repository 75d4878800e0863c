import { AppError } from '@gatewright/db'
import type { RestApi } from '@gatewright/definition'
import {
  type CompiledRestApi,
  compileRestApi,
  executionLog,
  type GatewayRequest,
  invoke,
  type Outcome,
  type Ports,
  type RestTarget,
  type TestInvocation,
  TestInvokeError,
  testInvokeMethod,
} from '@gatewright/engine'
import type { RunResult } from './run.ts'

/** One request and what it meets: a stage, or one method of it as TestInvokeMethod runs it. */
export type Invocation =
  | { readonly target: RestTarget; readonly request: GatewayRequest }
  | { readonly target: RestTarget; readonly testInvocation: TestInvocation }

/**
 * Runs an invocation on any ports, watched, and gives its outcome as JSON: equal inputs and equal answers of the ports
 * give equal JSON. Throws `notFound` for a test invocation of a method that the API does not have.
 */
export async function runOnPorts(invocation: Invocation, ports: Ports): Promise<Omit<RunResult, 'tape'>> {
  const outcome = await outcomeOf(invocation, ports)
  const { answer, trace = { events: [] }, logEvents: _logEvents, ...rest } = outcome
  const { status, headers, body } = answer
  const json = {
    outcome: { ...rest, answer: { status, headers, body: Buffer.from(body).toString('base64') } },
    trace,
    log: executionLog(outcome),
  }
  return JSON.parse(JSON.stringify(json)) as typeof json
}

async function outcomeOf(invocation: Invocation, ports: Ports): Promise<Outcome> {
  if ('request' in invocation) return await invoke(invocation.target, invocation.request, ports, { collectTrace: true })
  try {
    const {
      log: _log,
      latency: _latency,
      ...outcome
    } = await testInvokeMethod(invocation.target, invocation.testInvocation, ports)
    return outcome
  } catch (error) {
    if (error instanceof TestInvokeError) throw new AppError('notFound', error.message)
    throw error
  }
}

const compiled = new WeakMap<RestApi, CompiledRestApi>()

/** Compiles a definition once for as long as it is held. */
export function compileOnce(definition: RestApi): CompiledRestApi {
  const known = compiled.get(definition) ?? compileRestApi(definition)
  compiled.set(definition, known)
  return known
}
