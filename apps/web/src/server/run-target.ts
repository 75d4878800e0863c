import { AppError, getAccount, getApi, getDeployment, getStage } from '@gatewright/db'
import {
  type Account,
  type Backends,
  type Deployment,
  type Design,
  type RestApi,
  type Stage,
  stageSchema,
} from '@gatewright/definition'
import type { Context } from './context.ts'
import type { RunSource } from './run.ts'

/** What a run runs on: definition, backends, stage and account as they stand now. */
export type RunTarget = {
  readonly apiId: string
  readonly revision: number
  readonly definition: RestApi
  /** deployed to the stage's canary */
  readonly canaryDefinition?: RestApi
  readonly backends: Backends
  readonly stageName: string
  readonly stage: Stage
  readonly deploymentId: string
  readonly account: Account
  /** what `$context.domainName` shows */
  readonly domainName: string
}

/** The stage name that a draft runs under when no stage is named, as the service's own test console has it. */
export const testStageName = 'test-invoke-stage'

/** Finds what a source means; the gateway process serves under another domain name than a simulation. Throws `notFound`, or `refused` for a stage without a deployment or an API that is not REST. */
export async function runTarget(
  context: Context,
  apiId: string,
  source: RunSource,
  simulated: boolean,
): Promise<RunTarget> {
  const { database } = context
  const { design, revision } = await getApi(database, apiId)
  const account = await getAccount(database)
  const host = simulated ? `${account.region}.amazonaws.com` : 'localhost'
  const facts = { apiId, revision, account, domainName: `${apiId}.execute-api.${host}` }
  if (source.type === 'draft') {
    const named = source.stageVariablesOf
    const stage = named === undefined ? stageSchema.parse({}) : (await getStage(database, apiId, named)).stage
    const stageName = named ?? testStageName
    return { ...facts, ...restOf(design), stageName, stage, deploymentId: 'draft' }
  }
  const { stage } = await getStage(database, apiId, source.stageName)
  if (stage.deploymentId === undefined)
    throw new AppError('refused', `Nothing is deployed to stage "${source.stageName}" yet.`)
  const deployment = await getDeployment(database, apiId, stage.deploymentId)
  const { stageName } = source
  const canaryId = stage.canarySettings?.deploymentId
  const canary = canaryId === undefined ? undefined : await getDeployment(database, apiId, canaryId)
  return { ...facts, ...withCanary(restOf(deployment), canary), stageName, stage, deploymentId: deployment.id }
}

type Runnable = Pick<RunTarget, 'definition' | 'canaryDefinition' | 'backends'>

/** One stage has one set of backends: those that only its canary knows are there too, as in the gateway process. */
function withCanary(current: Runnable, deployment: Deployment | undefined): Runnable {
  if (deployment === undefined) return current
  const canary = restOf(deployment)
  return {
    definition: current.definition,
    canaryDefinition: canary.definition,
    backends: {
      functions: { ...canary.backends.functions, ...current.backends.functions },
      http: { ...canary.backends.http, ...current.backends.http },
      aws: { ...canary.backends.aws, ...current.backends.aws },
    },
  }
}

function restOf({ definition, backends }: Pick<Design, 'definition' | 'backends'>): {
  definition: RestApi
  backends: Backends
} {
  if (definition.kind === 'REST') return { definition, backends }
  throw new AppError('refused', `${definition.kind} APIs cannot be run yet; REST APIs can.`)
}
