import type { RunOutcome } from '@/server/run'

/** What stands behind a method, in words, as the outcome of a run knows it. */
export function answeredBy({ integration, cacheHit }: Pick<RunOutcome, 'integration' | 'cacheHit'>): string {
  if (cacheHit === true) return 'The cache of the stage'
  if (integration === undefined) return 'The integration'
  if (integration.functionName !== undefined) return `Lambda function ${integration.functionName}`
  return `The endpoint ${integration.url}`
}
