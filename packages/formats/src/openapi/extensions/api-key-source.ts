import { toText } from '../../json/object.ts'
import type { RootExtension } from './root-extension.ts'

/** `x-amazon-apigateway-api-key-source`: where a request's API key comes from. */
export const apiKeySource: RootExtension = {
  name: 'x-amazon-apigateway-api-key-source',
  read(value, api, pointer, context) {
    const given = toText(value)?.toUpperCase()
    if (given === 'HEADER' || given === 'AUTHORIZER') api.apiKeySource = given
    else
      context.note({
        kind: 'not-understood',
        title: `API key source ${JSON.stringify(value)}`,
        effect: 'Known are HEADER and AUTHORIZER; HEADER counts',
        pointer,
        path: ['apiKeySource'],
      })
  },
  write: (api) => (api.apiKeySource === 'HEADER' ? undefined : api.apiKeySource),
}
