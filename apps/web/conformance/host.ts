import { accessLog, type Ports } from '@gatewright/engine'
import {
  executeApiHost,
  type Host,
  onTheWire,
  resourceOf,
  type Scenario,
  type StepVector,
  scenarioPorts,
} from '@gatewright/engine/conformance'
import type { ConsoleRequest } from '../src/server/console-request.ts'
import { runOnPorts } from '../src/server/run-on-ports.ts'
import { invocationOf } from '../src/server/simulate.ts'

/** The console's simulation, with the ports of the vector in place of those that the design makes. */
export const host: Host = {
  name: 'console',
  cannotExpress: ({ steps }) => {
    if (steps.some(({ request }) => request.target !== undefined)) return 'the console sends to its stage alone'
    return undefined
  },
  open: async (scenario) => {
    const ports = scenarioPorts(scenario)
    return { send: (step) => send(step, scenario, ports), close: async () => undefined }
  },
}

async function send(step: StepVector, scenario: Scenario, ports: Ports) {
  const { apiId, definition, canaryDefinition, stageName, stage, deploymentId, account } = scenario
  const invocation = invocationOf({
    apiId,
    definition,
    ...(canaryDefinition === undefined ? {} : { canaryDefinition }),
    stageName,
    stage,
    deploymentId,
    account,
    domainName: executeApiHost(scenario.vector),
    request: consoleRequest(step),
    ...(step.mode === 'test-invoke'
      ? { testInvoke: { resourceId: resourceOf(step, scenario), httpMethod: step.request.method } }
      : {}),
  })
  const { sourceIp } = step.request
  const { outcome, log } = await runOnPorts(
    'request' in invocation && sourceIp !== undefined
      ? { ...invocation, request: { ...invocation.request, sourceIp } }
      : invocation,
    ports,
  )
  const { status, headers, body } = outcome.answer
  const format = stage.accessLogSettings?.format
  return {
    ...onTheWire({ status, headers, body: Buffer.from(body, 'base64') }),
    log,
    ...(outcome.waf === undefined ? {} : { waf: outcome.waf }),
    ...(format === undefined ? {} : { accessLog: accessLog(format, outcome) }),
  }
}

function consoleRequest({ request }: StepVector): ConsoleRequest {
  const single = Object.entries(request.headers ?? {})
  const multiple = Object.entries(request.multiValueHeaders ?? {})
  return {
    method: request.method,
    path: request.path ?? request.resource ?? '/',
    headers: [
      ...single.map(([name, value]): [string, string] => [name, value]),
      ...multiple.flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    ],
    body: request.body ?? '',
    isBase64: request.isBase64 === true,
  }
}
