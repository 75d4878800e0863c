import { type EndpointType, endpointTypeSchema, type Json, type JsonObject, type RestApi } from '@gatewright/definition'
import { arrayAt, compact, isObject, member, textAt, toText } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import type { ImportContext } from '../import-context.ts'

/**
 * `x-amazon-apigateway-endpoint-configuration`: at the root in Swagger 2.0, in a server object in OpenAPI 3.0. Besides what the developer guide
 * lists (`disableExecuteApiEndpoint`, `vpcEndpointIds`) the members of the API's own object are taken: `types` and `ipAddressType`.
 */
export const endpointConfigurationExtension = 'x-amazon-apigateway-endpoint-configuration'

/** Reads the extension from the root or the first server that has one. */
export function readEndpointConfiguration(api: RestApi, context: ImportContext): void {
  const found = places(context.document)[0]
  if (found === undefined) return
  const { value, pointer } = found
  const types: EndpointType[] = []
  for (const type of arrayAt(value, 'types')) {
    const known = endpointTypeSchema.safeParse(toText(type)?.toUpperCase()).data
    if (known !== undefined) types.push(known)
    else
      context.note({
        kind: 'not-understood',
        title: `Endpoint type ${JSON.stringify(type)}`,
        effect: 'Known are EDGE, REGIONAL and PRIVATE',
        pointer,
      })
  }
  const vpcEndpointIds = arrayAt(value, 'vpcEndpointIds')
    .map(toText)
    .filter((id) => id !== undefined)
  if (types.length === 0 && vpcEndpointIds.length > 0) {
    types.push('PRIVATE')
    context.note({
      kind: 'repaired',
      title: 'Endpoint type is now PRIVATE',
      effect:
        'VPC endpoints belong to private APIs; the import of API Gateway takes the type as a parameter of its own',
      pointer: below(pointer, 'vpcEndpointIds'),
      path: ['endpointConfiguration'],
    })
  }
  const ipAddressType = textAt(value, 'ipAddressType')
  api.endpointConfiguration = {
    types: types.length === 0 ? ['EDGE'] : types,
    ...(ipAddressType === 'ipv4' || ipAddressType === 'dualstack' ? { ipAddressType } : {}),
    ...(vpcEndpointIds.length === 0 ? {} : { vpcEndpointIds }),
  }
  api.disableExecuteApiEndpoint = toText(member(value, 'disableExecuteApiEndpoint')) === 'true'
}

/** The extension's value for a definition; undefined where everything is as by default. */
export function writeEndpointConfiguration(api: RestApi): JsonObject | undefined {
  const { types, ipAddressType, vpcEndpointIds } = api.endpointConfiguration
  const isDefault = types.length === 1 && types[0] === 'EDGE' && ipAddressType === undefined
  const value = compact({
    types: isDefault ? undefined : (types as Json),
    ipAddressType,
    vpcEndpointIds,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint || undefined,
  })
  return Object.keys(value).length === 0 ? undefined : value
}

function places(document: JsonObject): { value: JsonObject; pointer: string }[] {
  const root = member(document, endpointConfigurationExtension)
  const found = isObject(root) ? [{ value: root, pointer: below('', endpointConfigurationExtension) }] : []
  arrayAt(document, 'servers').forEach((server, index) => {
    const value = member(server, endpointConfigurationExtension)
    if (isObject(value)) found.push({ value, pointer: below('/servers', index, endpointConfigurationExtension) })
  })
  return found
}
