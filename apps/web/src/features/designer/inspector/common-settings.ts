import { integrationTimeout, type Method, type RestApi } from '@gatewright/definition'

/** A setting of several methods: its values with how many methods have each, the most frequent first. */
export type CommonSetting = {
  readonly name: string
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

const integrationNames = {
  AWS_PROXY: 'Lambda proxy',
  AWS: 'AWS service or function',
  HTTP_PROXY: 'HTTP proxy',
  HTTP: 'HTTP',
  MOCK: 'Mock',
} as const

/** The settings that people compare between methods, in the words of the service. */
export function commonSettings(methods: readonly Method[], api: RestApi): CommonSetting[] {
  const readers: Record<string, (method: Method) => string> = {
    Authorization: ({ authorizationType, authorizerId }) =>
      authorizerId === undefined ? authorizationType : (api.authorizers[authorizerId]?.name ?? authorizerId),
    'API key': ({ apiKeyRequired }) => (apiKeyRequired ? 'Required' : 'Not required'),
    Validator: ({ requestValidatorId }) =>
      requestValidatorId === undefined
        ? 'None'
        : (api.requestValidators[requestValidatorId]?.name ?? requestValidatorId),
    'Request models': ({ requestModels }) => [...new Set(Object.values(requestModels))].join(', ') || 'None',
    Integration: ({ integration }) => (integration === undefined ? 'None yet' : integrationNames[integration.type]),
    Timeout: ({ integration }) =>
      `${(integration?.timeoutInMillis ?? integrationTimeout.default).toLocaleString('en-US')} ms`,
  }
  return Object.entries(readers).map(([name, read]) => {
    const counts = new Map<string, number>()
    for (const method of methods) counts.set(read(method), (counts.get(read(method)) ?? 0) + 1)
    const values = [...counts].map(([value, count]) => ({ value, count }))
    return { name, values: values.sort((one, other) => other.count - one.count) }
  })
}
