import { toText } from '../../json/object.ts'
import type { RootExtension } from './root-extension.ts'

/** `x-amazon-apigateway-security-policy`: the TLS policy of the default endpoint. */
export const securityPolicy: RootExtension = {
  name: 'x-amazon-apigateway-security-policy',
  read(value, api) {
    const given = toText(value)
    if (given !== undefined) api.securityPolicy = given
  },
  write: (api) => api.securityPolicy,
}

/** `x-amazon-apigateway-endpoint-access-mode`: goes with the newer security policies. */
export const endpointAccessMode: RootExtension = {
  name: 'x-amazon-apigateway-endpoint-access-mode',
  read(value, api, pointer, context) {
    const given = toText(value)?.toUpperCase()
    if (given === 'BASIC' || given === 'STRICT') api.endpointAccessMode = given
    else
      context.note({
        kind: 'not-understood',
        title: `Endpoint access mode ${JSON.stringify(value)}`,
        effect: 'Known are BASIC and STRICT',
        pointer,
        path: ['endpointAccessMode'],
      })
  },
  write: (api) => api.endpointAccessMode,
}
