import { resourcePath } from '@gatewright/definition'
import { compileRestApi, type RestTarget } from '@gatewright/engine'
import type { StepVector } from '../vector.ts'
import { executeApiHost } from './request.ts'
import type { Scenario } from './scenario.ts'

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

/** The id of the resource that a test-invoke step names. */
export function resourceOf(step: StepVector, scenario: Scenario): string {
  const { resource } = step.request
  const id = Object.keys(scenario.definition.resources).find(
    (candidate) => resourcePath(scenario.definition, candidate) === resource,
  )
  if (id === undefined) throw new Error(`the API has no resource ${resource ?? '(the step names none)'}`)
  return id
}
