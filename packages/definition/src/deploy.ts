import type { Deployment } from './deployment.ts'
import type { Design } from './design.ts'
import { lint } from './lint/lint.ts'
import type { Problem } from './lint/problem.ts'
import type { Surroundings } from './lint/rule.ts'

/** A deployment, or the errors that hold it back. */
export type DeployResult = { deployment: Deployment } | { problems: Problem[] }

/**
 * Makes the immutable snapshot that a stage serves. Errors of lint hold it back; warnings do not.
 * @param facts.createdAt epoch milliseconds
 */
export function deploy(
  design: Design,
  facts: { id: string; createdAt: number; description?: string },
  around: Surroundings = {},
): DeployResult {
  const problems = lint(design.definition, { backends: design.backends, ...around }).filter(
    (problem) => problem.severity === 'error',
  )
  if (problems.length > 0) return { problems }
  const { definition, backends } = structuredCopy(design)
  return { deployment: { ...facts, definition, backends } }
}

function structuredCopy(design: Design): Design {
  return JSON.parse(JSON.stringify(design)) as Design
}
