import { backendOf, type RestApi } from '@gatewright/definition'

/** What stands behind the method that took a request, in words: `Lambda function orders-query`. */
export function answeredBy(
  { resourceId, methodVerb }: { resourceId?: string; methodVerb?: string },
  api: RestApi | undefined,
): string {
  const methods = resourceId === undefined ? undefined : api?.resources[resourceId]?.methods
  const integration = Object.entries(methods ?? {}).find(([verb]) => verb === methodVerb)?.[1]?.integration
  if (integration === undefined) return 'The backend'
  const backend = backendOf(integration)
  switch (backend.type) {
    case 'function':
      return `Lambda function ${backend.name}`
    case 'http':
      return `HTTP endpoint ${backend.origin}`
    case 'aws':
      return `AWS service ${backend.service}`
    case 'mock':
      return 'The mock integration'
    case 'none':
      return 'The backend'
  }
}
