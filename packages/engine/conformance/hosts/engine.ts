import { compileRestApi, invoke, type Outcome, type Ports, type RestTarget } from '@gatewright/engine'
import type { Observation } from '../gateway/check-step.ts'
import { onTheWire } from '../gateway/on-the-wire.ts'
import { scenarioPorts } from '../gateway/ports.ts'
import { executeApiHost, gatewayRequest } from '../gateway/request.ts'
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
  if (step.mode === 'test-invoke') throw new Error('TestInvokeMethod is not implemented')
  const outcome = await invoke(target, gatewayRequest(scenario.vector, step.request), ports, { collectTrace })
  return observation(outcome, scenario, undefined)
}

function observation(outcome: Outcome, scenario: Scenario, log: readonly string[] | undefined): Observation {
  return {
    ...onTheWire(outcome.answer),
    ...(log === undefined ? {} : { log }),
  }
}
