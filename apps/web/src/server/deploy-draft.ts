import { AppError, createDeployment, type DeploymentSummary, getAccount, getApi, newId } from '@gatewright/db'
import { deploy, type Json } from '@gatewright/definition'
import type { Context } from './context.ts'

/** What is deployed where; `variables` replace those of the stage. */
export type DeployInput = {
  readonly apiId: string
  readonly stageName: string
  readonly description?: string | undefined
  readonly variables?: Record<string, string> | undefined
}

/**
 * Makes a deployment of the draft and points the stage at it. Throws `refused` with the problems as details when lint
 * finds errors, `invalid` for a bad stage name, `notFound`.
 */
export async function deployDraft(context: Context, input: DeployInput): Promise<DeploymentSummary> {
  const { apiId, stageName, description, variables } = input
  const { design, revision } = await getApi(context.database, apiId)
  const account = await getAccount(context.database)
  const facts = { id: newId(6), createdAt: context.now(), ...(description === undefined ? {} : { description }) }
  const result = deploy(design, facts, { account, backends: design.backends })
  if ('problems' in result) {
    const problems = result.problems.map(({ rule, severity, message, path }) => ({
      rule,
      severity,
      message,
      path: [...path],
    }))
    const count = problems.length === 1 ? '1 error holds' : `${problems.length} errors hold`
    throw new AppError('refused', `${count} this deployment back: ${problems[0]?.message}`, { problems } satisfies Json)
  }
  return await createDeployment(context.database, {
    apiId,
    revision,
    deployment: result.deployment,
    stageName,
    ...(variables === undefined ? {} : { variables }),
  })
}
