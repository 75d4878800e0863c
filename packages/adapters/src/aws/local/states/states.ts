import type { JsonObject } from '@gatewright/definition'
import type { JsonService } from '../protocol/json-service.ts'
import { readText, required } from '../read-input.ts'
import { keepRecent } from '../recent.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import type { Execution, StateMachine, StatesState } from './state-machine.ts'

const inputByteLimit = 262_144

type Result = Pick<Execution, 'status' | 'output' | 'error' | 'cause'>

function machineOf(state: StatesState, input: JsonObject): { machine: StateMachine; arn: string } {
  const given = required(readText(input, 'stateMachineArn'), 'stateMachineArn')
  const parts = given.split(':')
  if (parts[0] !== 'arn' || parts[5] !== 'stateMachine' || parts[6] === undefined)
    throw new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${given}'`)
  const machine = state.machines.get(parts[6])
  if (machine === undefined)
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${given}'`)
  return { machine, arn: parts.slice(0, 7).join(':') }
}

function readExecution(input: JsonObject, { random }: ServiceContext): { text: string; name: string } {
  const text = readText(input, 'input') ?? '{}'
  if (Buffer.byteLength(text) > inputByteLimit)
    throw new ServiceError(
      'ValidationException',
      "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144",
    )
  try {
    JSON.parse(text)
  } catch {
    throw new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${text.slice(0, 200)}'`)
  }
  const name = readText(input, 'name') ?? random.uuid()
  if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]{1,80}$/.test(name))
    throw new ServiceError('InvalidName', `Invalid Name: '${name}'`)
  return { text, name }
}

async function runMachine(machine: StateMachine, text: string, context: ServiceContext): Promise<Result> {
  const { result } = machine
  switch (result.kind) {
    case 'ECHO':
      return { status: 'SUCCEEDED', output: text }
    case 'FIXED':
      return { status: 'SUCCEEDED', output: result.output }
    case 'FAIL':
      return { status: 'FAILED', error: result.error, cause: result.cause }
    case 'FUNCTION': {
      const { functionName } = result
      const { payload, functionError } = await context.lambda({
        functionArn: `arn:aws:lambda:${context.region}:${context.accountId}:function:${functionName}`,
        functionName,
        payload: text,
        invocationType: 'RequestResponse',
        requestId: context.random.uuid(),
      })
      return functionError === undefined
        ? { status: 'SUCCEEDED', output: payload }
        : { status: 'FAILED', error: errorTypeOf(payload), cause: payload }
    }
  }
}

function errorTypeOf(payload: string): string {
  try {
    return String(JSON.parse(payload).errorType ?? 'Lambda.Unknown')
  } catch {
    return 'Lambda.Unknown'
  }
}

async function start(
  state: StatesState,
  input: JsonObject,
  context: ServiceContext,
  sync: boolean,
): Promise<{ execution: Execution; machineArn: string }> {
  const { machine, arn: machineArn } = machineOf(state, input)
  if (sync && machine.type !== 'EXPRESS')
    throw new ServiceError(
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    )
  const { text, name } = readExecution(input, context)
  const place = machineArn.split(':').slice(0, 5).join(':')
  const arn =
    machine.type === 'STANDARD'
      ? `${place}:execution:${machine.name}:${name}`
      : `${place}:express:${machine.name}:${name}:${context.random.uuid()}`
  if (machine.executions.some((each) => each.arn === arn))
    throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)
  const startedAt = context.clock.now()
  const result = await runMachine(machine, text, context)
  const execution = { arn, name, input: text, startedAt, stoppedAt: context.clock.now(), ...result }
  keepRecent(machine.executions, execution)
  return { execution, machineArn }
}

/** StartExecution (Step Functions API reference); the execution is over when it answers. */
async function startExecution(state: StatesState, input: JsonObject, context: ServiceContext): Promise<JsonObject> {
  const { execution } = await start(state, input, context, false)
  return { executionArn: execution.arn, startDate: execution.startedAt / 1000 }
}

/** StartSyncExecution (Step Functions API reference). */
async function startSyncExecution(state: StatesState, input: JsonObject, context: ServiceContext): Promise<JsonObject> {
  const { execution, machineArn } = await start(state, input, context, true)
  return {
    billingDetails: {
      billedDurationInMilliseconds: Math.max(100, Math.ceil((execution.stoppedAt - execution.startedAt) / 100) * 100),
      billedMemoryUsedInMB: 64,
    },
    executionArn: execution.arn,
    input: execution.input,
    inputDetails: { included: true },
    name: execution.name,
    ...outcomeOf(execution),
    outputDetails: { included: true },
    startDate: execution.startedAt / 1000,
    stateMachineArn: machineArn,
    status: execution.status,
    stopDate: execution.stoppedAt / 1000,
  }
}

/** DescribeExecution (Step Functions API reference). */
function describeExecution(state: StatesState, input: JsonObject): JsonObject {
  const arn = required(readText(input, 'executionArn'), 'executionArn')
  for (const machine of state.machines.values()) {
    const execution = machine.executions.find((each) => each.arn === arn)
    if (execution === undefined) continue
    const place = arn.split(':').slice(0, 5).join(':')
    return {
      executionArn: arn,
      stateMachineArn: `${place}:stateMachine:${machine.name}`,
      name: execution.name,
      status: execution.status,
      startDate: execution.startedAt / 1000,
      stopDate: execution.stoppedAt / 1000,
      input: execution.input,
      ...outcomeOf(execution),
    }
  }
  throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
}

function outcomeOf({ output, error, cause }: Execution): JsonObject {
  return {
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  }
}

/** Step Functions, as far as it is simulated. */
export const states: JsonService<StatesState> = {
  version: '1.0',
  errorType: (name) =>
    name === 'ValidationException'
      ? 'com.amazon.coral.validate#ValidationException'
      : `com.amazonaws.swf.service.v2.model#${name}`,
  actions: {
    StartExecution: startExecution,
    StartSyncExecution: startSyncExecution,
    DescribeExecution: describeExecution,
  },
}
