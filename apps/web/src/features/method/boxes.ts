import { type Authorizer, backendOf, integrationTimeout, type Method, type RestApi } from '@gatewright/definition'

export const boxes = [
  'Client',
  'Method request',
  'Integration request',
  'Integration',
  'Integration response',
  'Method response',
] as const
/** A box of the method execution picture. */
export type Box = (typeof boxes)[number]

/** A line of a box: what it says, and its value. */
/** A line of a box; a `long` value stands below its label. */
export type BoxLine = { label: string; value: string; mono?: boolean; long?: boolean }

const typeNames = {
  MOCK: 'Mock',
  HTTP: 'HTTP',
  HTTP_PROXY: 'HTTP proxy',
  AWS: 'AWS service',
  AWS_PROXY: 'Lambda proxy',
} as const

/** The type of an integration in the console's words; `AWS` to a function is Lambda (non-proxy). */
export function integrationTypeName(method: Method): string {
  const { integration } = method
  if (integration === undefined) return 'None yet'
  if (integration.type === 'AWS' && backendOf(integration).type === 'function') return 'Lambda (non-proxy)'
  return typeNames[integration.type]
}

/** What stands in each box of a method: its real settings, shortened. */
export function boxLines(method: Method, api: RestApi): Record<Exclude<Box, 'Client'>, BoxLine[]> {
  const { integration } = method
  const proxy = integration?.type === 'AWS_PROXY' || integration?.type === 'HTTP_PROXY'
  return {
    'Method request': methodRequestLines(method, api),
    'Integration request':
      integration === undefined ? [{ label: 'Type', value: 'None yet' }] : integrationRequestLines(method),
    Integration: integrationLines(method),
    'Integration response': proxy
      ? [{ label: 'Proxy', value: 'The backend decides: its answer passes as it is' }]
      : Object.entries(integration?.integrationResponses ?? {}).map(([status, response]) => ({
          label:
            response.selectionPattern === undefined || response.selectionPattern === ''
              ? 'Default'
              : response.selectionPattern,
          value: `→ ${status}${Object.keys(response.responseTemplates).length > 0 ? ' · template' : ''}`,
          mono: true,
        })),
    'Method response': Object.entries(method.methodResponses).map(([status, response]) => ({
      label: status,
      value:
        Object.entries(response.responseModels)
          .map(([contentType, model]) => `${contentType} · model ${model}`)
          .join(', ') || 'no model',
      mono: true,
    })),
  }
}

function methodRequestLines(method: Method, api: RestApi): BoxLine[] {
  const authorizer = method.authorizerId === undefined ? undefined : api.authorizers[method.authorizerId]
  const parameters = Object.entries(method.requestParameters).map(
    ([key, required]) => `${key.split('.').slice(3).join('.')} ${key.split('.')[2]}${required ? '' : ', optional'}`,
  )
  return [
    {
      label: 'Authorization',
      value: authorizer === undefined ? method.authorizationType : `${authorizer.name} · ${authorizerKind(authorizer)}`,
    },
    ...(method.authorizationScopes === undefined
      ? []
      : [{ label: 'Scopes', value: method.authorizationScopes.join(' ') }]),
    { label: 'API key', value: method.apiKeyRequired ? 'Required' : 'Not required' },
    {
      label: 'Validator',
      value:
        method.requestValidatorId === undefined
          ? 'None'
          : (api.requestValidators[method.requestValidatorId]?.name ?? method.requestValidatorId),
    },
    { label: 'Parameters', value: parameters.join(' · ') || 'None' },
  ]
}

/** The kind of an authorizer in words. */
export function authorizerKind(authorizer: Authorizer): string {
  return { TOKEN: 'Lambda (TOKEN)', REQUEST: 'Lambda (REQUEST)', COGNITO_USER_POOLS: 'Cognito user pool', JWT: 'JWT' }[
    authorizer.type
  ]
}

const passthroughWords = {
  WHEN_NO_MATCH: 'When no template matches',
  WHEN_NO_TEMPLATES: 'When no template is defined',
  NEVER: 'Never',
} as const

function integrationRequestLines(method: Method): BoxLine[] {
  const { integration } = method
  if (integration === undefined) return []
  const templates = Object.keys(integration.requestTemplates)
  const ignoresTemplates = integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY'
  return [
    { label: 'Type', value: integrationTypeName(method) },
    ...(integration.httpMethod === undefined
      ? []
      : [{ label: 'HTTP method', value: integration.httpMethod, mono: true }]),
    ...(integration.credentials === undefined
      ? []
      : [{ label: 'Credentials', value: integration.credentials, mono: true }]),
    { label: 'Template', value: ignoresTemplates ? 'Passed whole (proxy)' : templates.join(', ') || 'None' },
    ...(ignoresTemplates ? [] : [{ label: 'Passthrough', value: passthroughWords[integration.passthroughBehavior] }]),
    {
      label: 'Timeout',
      value: `${(integration.timeoutInMillis ?? integrationTimeout.default).toLocaleString('en-US')} ms`,
    },
  ]
}

function integrationLines(method: Method): BoxLine[] {
  if (method.integration === undefined) return [{ label: 'Backend', value: 'None yet' }]
  const backend = backendOf(method.integration)
  switch (backend.type) {
    case 'function':
      return [
        { label: 'Function', value: backend.name, mono: true, long: true },
        ...(backend.qualifier === undefined ? [] : [{ label: 'Alias', value: backend.qualifier, mono: true }]),
      ]
    case 'http':
      return [{ label: 'Endpoint', value: method.integration.uri ?? '', mono: true, long: true }]
    case 'aws':
      return [
        { label: 'Service', value: backend.service, mono: true },
        { label: 'Action', value: backend.operation, mono: true },
      ]
    case 'mock':
      return [{ label: 'Mock', value: 'Answers itself' }]
    case 'none':
      return [{ label: 'URI', value: method.integration.uri ?? 'None yet', mono: true, long: true }]
  }
}
