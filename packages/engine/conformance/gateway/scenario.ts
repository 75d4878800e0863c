import type { Account, Backends, RestApi, Stage } from '@gatewright/definition'
import type { Credential } from '@gatewright/engine'
import { type FixedClock, fixedClock } from '@gatewright/engine/testing'
import { importOpenApi } from '@gatewright/formats'
import { isObject } from '../match/match.ts'
import type { GatewayVector } from '../vector.ts'
import { vectorAccount, vectorCredentials } from './account.ts'
import { vectorStage } from './stage.ts'
import { StubBackends } from './stub-backends.ts'

/** Everything that a host needs to stand for a vector: what is deployed, for whom, and what is around it. */
export type Scenario = {
  readonly vector: GatewayVector
  readonly apiId: string
  readonly definition: RestApi
  readonly canaryDefinition?: RestApi
  readonly deploymentId: string
  readonly canaryDeploymentId: string
  readonly stageName: string
  readonly stage: Stage
  readonly account: Account
  readonly backends: Backends
  readonly clock: FixedClock
  readonly stubs: StubBackends
  readonly credentials: (accessKeyId: string) => Promise<Credential | undefined>
}

const deploymentId = 'dep001'
const canaryDeploymentId = 'dep002'

/** Imports the document of a vector and puts its stage, account and stub backends around it. */
export function scenarioOf(vector: GatewayVector): Scenario {
  const clock = fixedClock(vector.clock)
  const { canary } = vector.stage
  const canaryDocument = isObject(canary) ? canary.openapi : undefined
  const imported = importOpenApi(vector.api.openapi, vector.importOptions)
  return {
    vector,
    apiId: vector.api.id ?? 'abcdef1234',
    definition: imported.definition,
    ...(canaryDocument === undefined
      ? {}
      : { canaryDefinition: importOpenApi(canaryDocument, vector.importOptions).definition }),
    deploymentId,
    canaryDeploymentId,
    stageName: vector.stage.name,
    stage: vectorStage(vector, deploymentId, canaryDeploymentId),
    account: vectorAccount(vector),
    backends: imported.backends,
    clock,
    stubs: new StubBackends(vector.backends ?? {}, clock),
    credentials: vectorCredentials(vector),
  }
}
