import { resourcePath } from '@gatewright/definition'
import {
  accessLog,
  compileRestApi,
  executionLog,
  invoke,
  type Outcome,
  type Ports,
  type RestTarget,
  testInvokeMethod,
} from '@gatewright/engine'
import type { Observation } from '../gateway/check-step.ts'
import { onTheWire } from '../gateway/on-the-wire.ts'
import { scenarioPorts } from '../gateway/ports.ts'
import { executeApiHost, gatewayRequest, requestBody } from '../gateway/request.ts'
import type { Scenario } from '../gateway/scenario.ts'
import type { StepVector } from '../vector.ts'
import type { Host } from './host.ts'

/** The engine in this process: `invoke` and `testInvokeMethod` with the ports of the vector. */
export const engineHost: Host = {
  name: 'engine',
  open: async (scenario) => {
    const target = restTarget(scenario)
    const ports = scenarioPorts(scenario)
    return { send: (step) => send(step, scenario, target, ports), close: async () => undefined }
  },
}

/** The stage of a scenario with its deployments compiled. */
export function restTarget(scenario: Scenario): RestTarget {
  return {
    apiId: scenario.apiId,
    stageName: scenario.stageName,
    stage: scenario.stage,
    deploymentId: scenario.deploymentId,
    api: compileRestApi(scenario.definition),
    ...(scenario.canaryDefinition === undefined ? {} : { canaryApi: compileRestApi(scenario.canaryDefinition) }),
    account: scenario.account,
    domainName: executeApiHost(scenario.vector),
  }
}

async function send(step: StepVector, scenario: Scenario, target: RestTarget, ports: Ports): Promise<Observation> {
  const collectTrace = step.expect.log !== undefined
  if (step.mode === 'test-invoke') {
    const result = await testInvokeMethod(target, testInvocation(step, scenario), ports)
    return observation(result, scenario, result.log.split('\n'))
  }
  const outcome = await invoke(target, gatewayRequest(scenario.vector, step.request), ports, { collectTrace })
  return observation(outcome, scenario, collectTrace ? executionLog(outcome) : undefined)
}

function observation(outcome: Outcome, scenario: Scenario, log: readonly string[] | undefined): Observation {
  const format = scenario.stage.accessLogSettings?.format
  return {
    ...onTheWire(outcome.answer),
    ...(log === undefined ? {} : { log }),
    ...(format === undefined ? {} : { accessLog: accessLog(format, outcome) }),
  }
}

/** The parameters of TestInvokeMethod that a step of that mode means. */
export function testInvocation(step: StepVector, scenario: Scenario): Parameters<typeof testInvokeMethod>[1] {
  const { request } = step
  const resource = Object.keys(scenario.definition.resources).find(
    (id) => resourcePath(scenario.definition, id) === request.resource,
  )
  if (resource === undefined) throw new Error(`the API has no resource ${request.resource ?? '(the step names none)'}`)
  return {
    resourceId: resource,
    httpMethod: request.method,
    ...(request.path === undefined ? {} : { pathWithQueryString: request.path }),
    headers: request.headers ?? {},
    ...(request.multiValueHeaders === undefined ? {} : { multiValueHeaders: request.multiValueHeaders }),
    body: requestBody(request),
  }
}
