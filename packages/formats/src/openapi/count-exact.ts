import type { RestApi } from '@gatewright/definition'
import type { ImportContext } from './import-context.ts'

/** Reports what was taken as it stands, a finding for each sort of part with its count. */
export function countExact(api: RestApi, context: ImportContext): void {
  const resources = Object.values(api.resources)
  const methods = resources.flatMap((resource) => Object.values(resource.methods))
  const sorts: [number, string, string, string][] = [
    [resources.length, 'resource', 'resources', '/paths'],
    [methods.length, 'method', 'methods', '/paths'],
    [methods.filter((method) => method?.integration !== undefined).length, 'integration', 'integrations', '/paths'],
    [Object.keys(api.models).length, 'model', 'models', '/components/schemas'],
    [Object.keys(api.authorizers).length, 'authorizer', 'authorizers', '/components/securitySchemes'],
    [
      Object.keys(api.requestValidators).length,
      'request validator',
      'request validators',
      '/x-amazon-apigateway-request-validators',
    ],
    [
      Object.keys(api.gatewayResponses).length,
      'gateway response',
      'gateway responses',
      '/x-amazon-apigateway-gateway-responses',
    ],
    [
      Object.keys(api.documentation?.parts ?? {}).length,
      'documentation part',
      'documentation parts',
      '/x-amazon-apigateway-documentation',
    ],
    [api.policy === undefined ? 0 : 1, 'resource policy', 'resource policies', '/x-amazon-apigateway-policy'],
  ]
  for (const [count, one, many, pointer] of sorts)
    for (let index = 0; index < count; index += 1)
      context.note({
        kind: 'exact',
        title: count === 1 ? `1 ${one}` : `${count} ${many}`,
        effect: 'Taken as written',
        pointer,
        fold: many,
      })
}
