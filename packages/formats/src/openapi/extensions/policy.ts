import type { Json } from '@gatewright/definition'
import type { RootExtension } from './root-extension.ts'

/** `x-amazon-apigateway-policy`: the resource policy, as an object or its JSON text. */
export const policy: RootExtension = {
  name: 'x-amazon-apigateway-policy',
  read(value, api, pointer, context) {
    if (typeof value !== 'string') {
      if (value !== null) api.policy = value
      return
    }
    try {
      const parsed: Json = JSON.parse(value)
      api.policy = parsed
    } catch {
      context.note({
        kind: 'not-understood',
        title: 'The resource policy is text, but no JSON',
        effect: 'The API has no resource policy',
        pointer,
        path: ['policy'],
      })
    }
  },
  write: (api) => api.policy,
}
