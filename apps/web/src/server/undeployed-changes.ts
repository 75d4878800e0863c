import { type Database, type DeploymentSummary, getDeployment, listDeployments } from '@gatewright/db'
import { type Deployment, type Design, diffDefinitions } from '@gatewright/definition'

/** A deployment with its number. */
export type NumberedDeployment = Deployment & Pick<DeploymentSummary, 'number' | 'revision'>

/** The deployment made last, or undefined before the first. */
export async function latestDeployment(database: Database, apiId: string): Promise<NumberedDeployment | undefined> {
  const [summary] = await listDeployments(database, apiId)
  if (summary === undefined) return undefined
  const { number, revision } = summary
  return { ...(await getDeployment(database, apiId, summary.id)), number, revision }
}

/** How many things of the draft differ from the deployment made last; null before the first deployment. */
export function undeployedChanges(latest: NumberedDeployment | undefined, design: Design): number | null {
  return latest === undefined ? null : diffDefinitions(latest, design).length
}
