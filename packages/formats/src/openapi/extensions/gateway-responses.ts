import { type GatewayResponse, gatewayResponseTypeSchema, type Json } from '@gatewright/definition'
import { compact, isObject, member, textAt } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import type { RootExtension } from './root-extension.ts'
import { readTemplates } from './templates.ts'
import { readTextMap } from './text-map.ts'

/** `x-amazon-apigateway-gateway-responses`: type → status, headers and templates. */
export const gatewayResponses: RootExtension = {
  name: 'x-amazon-apigateway-gateway-responses',
  read(value, api, pointer, context) {
    for (const [name, response] of Object.entries(isObject(value) ? value : {})) {
      const type = gatewayResponseTypeSchema.safeParse(name).data
      if (type === undefined || !isObject(response)) {
        context.note({
          kind: 'not-understood',
          title: `Gateway response ${name}`,
          effect: 'There is no such type; it answers nothing and is kept for export only',
          pointer: below(pointer, name),
          path: ['gatewayResponses'],
        })
        continue
      }
      const at = ['gatewayResponses', type]
      api.gatewayResponses[type] = {
        ...compact({ statusCode: textAt(response, 'statusCode') }),
        responseParameters: readTextMap(response, 'responseParameters'),
        responseTemplates: readTemplates(
          member(response, 'responseTemplates'),
          below(pointer, name, 'responseTemplates'),
          { context, at },
        ),
      }
    }
  },
  write(api) {
    const entries = Object.entries(api.gatewayResponses).map(([type, response]) => [type, written(response)] as const)
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  },
}

function written({ statusCode, responseParameters, responseTemplates }: GatewayResponse): Json {
  return {
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(Object.keys(responseParameters).length === 0 ? {} : { responseParameters }),
    ...(Object.keys(responseTemplates).length === 0 ? {} : { responseTemplates }),
  }
}
