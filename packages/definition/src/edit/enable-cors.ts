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

/** The name under which responses of a method map one of CORS's headers. */
export const corsHeader = (name: string) => `method.response.header.Access-Control-Allow-${name}`

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
    [corsHeader('Headers')]: `'${settings.allowHeaders.join(',')}'`,
    [corsHeader('Methods')]: `'${[...verbs.map((verb) => (verb === 'ANY' ? '*' : verb)), 'OPTIONS'].join(',')}'`,
    [corsHeader('Origin')]: `'${settings.allowOrigin}'`,
  }
  resource.methods.OPTIONS = preflightMethod(values)
  for (const [verb, method] of Object.entries(resource.methods)) {
    if (verb !== 'OPTIONS' && method !== undefined) sendOrigin(method, settings.allowOrigin)
  }
}

/** An OPTIONS method that answers by itself: a mock with 200 and these headers, as the console makes it. */
export function preflightMethod(values: Record<string, string>): Method {
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
    declared.responseParameters[corsHeader('Origin')] ??= false
    response.responseParameters[corsHeader('Origin')] = `'${origin}'`
  }
}
