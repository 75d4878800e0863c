import {
  accessLog,
  executionLog,
  invoke,
  type Outcome,
  type Ports,
  type RestTarget,
  type TestInvocation,
  testInvokeMethod,
} from '@gatewright/engine'
import type { Observation } from '../gateway/check-step.ts'
import { onTheWire } from '../gateway/on-the-wire.ts'
import { scenarioPorts } from '../gateway/ports.ts'
import { gatewayRequest, requestBody } from '../gateway/request.ts'
import type { Scenario } from '../gateway/scenario.ts'
import { resourceOf, restTarget } from '../gateway/target.ts'
import type { StepVector } from '../vector.ts'
import type { Host } from './host.ts'

/** The engine in this process: `invoke` and `testInvokeMethod` with the ports of the vector. */
export const host: Host = {
  name: 'engine',
  open: async (scenario) => {
    const target = restTarget(scenario)
    const ports = scenarioPorts(scenario)
    return { send: (step) => send(step, scenario, target, ports), close: async () => undefined }
  },
}

async function send(step: StepVector, scenario: Scenario, target: RestTarget, ports: Ports): Promise<Observation> {
  if (step.mode === 'test-invoke') {
    const result = await testInvokeMethod(target, testInvocation(step, scenario), ports)
    return observation(result, scenario, result.log.split('\n'))
  }
  const collectTrace = step.expect.log !== undefined
  const outcome = await invoke(target, gatewayRequest(scenario.vector, step.request), ports, { collectTrace })
  return observation(outcome, scenario, collectTrace ? executionLog(outcome) : undefined)
}

function observation(outcome: Outcome, scenario: Scenario, log: readonly string[] | undefined): Observation {
  const format = scenario.stage.accessLogSettings?.format
  return {
    ...onTheWire(outcome.answer),
    ...(log === undefined ? {} : { log }),
    ...(outcome.waf === undefined ? {} : { waf: outcome.waf }),
    ...(format === undefined ? {} : { accessLog: accessLog(format, outcome) }),
  }
}

function testInvocation(step: StepVector, scenario: Scenario): TestInvocation {
  const { method, path, headers = {}, multiValueHeaders } = step.request
  return {
    resourceId: resourceOf(step, scenario),
    httpMethod: method,
    ...(path === undefined ? {} : { pathWithQueryString: path }),
    headers,
    ...(multiValueHeaders === undefined ? {} : { multiValueHeaders }),
    body: requestBody(step.request),
  }
}
