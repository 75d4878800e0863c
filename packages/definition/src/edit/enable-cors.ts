import { httpMethods, type Method } from '../method.ts'
import { emptyMethod } from './add-method.ts'
import { type DesignDraft, resourceOf } from './draft.ts'
import { emptyIntegration } from './set-integration.ts'

/** What the console's dialog asks for; lists without `OPTIONS`, which is always allowed. */
export type CorsSettings = {
  readonly allowOrigin: string
  readonly allowHeaders: readonly string[]
  readonly allowMethods?: readonly string[]
}

/** The headers that the console proposes. */
export const defaultCorsHeaders = [
  'Content-Type',
  'X-Amz-Date',
  'Authorization',
  'X-Api-Key',
  'X-Amz-Security-Token',
] as const

const header = (name: string) => `method.response.header.Access-Control-Allow-${name}`

/**
 * Enables CORS on a resource as the console does: an OPTIONS method with a mock that answers 200 and the three headers,
 * and the origin header on the 200 of the other methods where the integration lets it be mapped (a proxy backend must send it itself).
 * An OPTIONS method that exists is replaced.
 */
export function enableCors(draft: DesignDraft, resourceId: string, settings: CorsSettings): void {
  const resource = resourceOf(draft, resourceId)
  const verbs =
    settings.allowMethods ?? httpMethods.filter((verb) => verb !== 'OPTIONS' && resource.methods[verb] !== undefined)
  const values = {
    [header('Headers')]: `'${settings.allowHeaders.join(',')}'`,
    [header('Methods')]: `'${[...verbs.map((verb) => (verb === 'ANY' ? '*' : verb)), 'OPTIONS'].join(',')}'`,
    [header('Origin')]: `'${settings.allowOrigin}'`,
  }
  resource.methods.OPTIONS = preflight(values)
  for (const [verb, method] of Object.entries(resource.methods)) {
    if (verb !== 'OPTIONS' && method !== undefined) sendOrigin(method, settings.allowOrigin)
  }
}

function preflight(values: Record<string, string>): Method {
  const declared = Object.fromEntries(Object.keys(values).map((name) => [name, false]))
  return {
    ...emptyMethod(),
    methodResponses: { 200: { responseParameters: declared, responseModels: { 'application/json': 'Empty' } } },
    integration: {
      ...emptyIntegration('MOCK'),
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: { 200: { responseParameters: values, responseTemplates: {} } },
    },
  }
}

function sendOrigin(method: Method, origin: string) {
  const { integration } = method
  if (integration === undefined || integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY') return
  for (const [code, response] of Object.entries(integration.integrationResponses)) {
    const declared = method.methodResponses[code]
    if (declared === undefined) continue
    declared.responseParameters[header('Origin')] ??= false
    response.responseParameters[header('Origin')] = `'${origin}'`
  }
}
