import type { Integration, IntegrationType } from '../integration.ts'
import { lambdaInvocationUri, parseIntegrationUri } from '../integration-uri.ts'
import { type DesignDraft, EditError, type MethodPlace, methodOf } from './draft.ts'
import { addMethodResponse } from './method-response.ts'

/** What an integration can be drawn to. `proxy` passes the request whole; without it mapping templates shape it. */
export type IntegrationTarget =
  | { readonly type: 'function'; readonly name: string; readonly proxy?: boolean }
  | { readonly type: 'http'; readonly uri: string; readonly proxy?: boolean }
  | { readonly type: 'aws'; readonly service: string; readonly action: string; readonly region?: string }
  | { readonly type: 'mock' }

const typeOf: Record<IntegrationTarget['type'], { proxy: IntegrationType; custom: IntegrationType }> = {
  function: { proxy: 'AWS_PROXY', custom: 'AWS' },
  http: { proxy: 'HTTP_PROXY', custom: 'HTTP' },
  aws: { proxy: 'AWS', custom: 'AWS' },
  mock: { proxy: 'MOCK', custom: 'MOCK' },
}

/** An integration with nothing set but its type. */
export function emptyIntegration(type: IntegrationType): Integration {
  return {
    type,
    requestParameters: {},
    requestTemplates: {},
    passthroughBehavior: 'WHEN_NO_MATCH',
    cacheKeyParameters: [],
    integrationResponses: {},
  }
}

/**
 * Points a method at a backend. What an earlier integration had set (templates, parameters, responses) stays.
 * Where the service needs them to answer, the responses for 200 and, for a mock, the template that says 200 are made.
 * A Lambda function is always invoked with POST; its permission is not part of an API.
 */
export function setIntegration(draft: DesignDraft, place: MethodPlace, target: IntegrationTarget): void {
  const method = methodOf(draft, place)
  const proxy = 'proxy' in target ? target.proxy !== false : target.type !== 'mock' && target.type !== 'aws'
  const type = typeOf[target.type][proxy ? 'proxy' : 'custom']
  const integration: Integration = { ...(method.integration ?? emptyIntegration(type)), type }
  delete integration.connectionType
  delete integration.connectionId
  switch (target.type) {
    case 'function':
      integration.uri = lambdaInvocationUri(target.name)
      integration.httpMethod = 'POST'
      break
    case 'http':
      integration.uri = target.uri
      integration.httpMethod = place.httpMethod
      break
    case 'aws':
      integration.uri = `arn:aws:apigateway:${target.region ?? 'us-east-1'}:${target.service}:action/${target.action}`
      integration.httpMethod = 'POST'
      break
    case 'mock':
      delete integration.uri
      delete integration.httpMethod
      break
  }
  method.integration = integration
  answerWith200(draft, place)
}

const qualifierPattern = /^(\$LATEST|[A-Za-z0-9_-]+|\$\{stageVariables\.[A-Za-z0-9_]+\})$/

/**
 * Chooses the version or alias of its function that an integration invokes; a stage variable may stand for it. Empty means
 * none, which is `$LATEST`. Throws {@link EditError} for a text that is neither.
 */
export function setQualifier(draft: DesignDraft, place: MethodPlace, qualifier: string): void {
  const { integration } = methodOf(draft, place)
  const { uri = '' } = integration ?? {}
  const parsed = parseIntegrationUri(uri)
  if (integration === undefined || parsed.kind !== 'lambda') return
  if (qualifier !== '' && !qualifierPattern.test(qualifier)) {
    throw new EditError(
      `“${qualifier}” is no version or alias: letters, digits, hyphens and underscores, or \${stageVariables.name}.`,
    )
  }
  const bare =
    parsed.qualifier === undefined ? parsed.functionArn : parsed.functionArn.slice(0, -1 - parsed.qualifier.length)
  integration.uri = uri.replace(parsed.functionArn, () => (qualifier === '' ? bare : `${bare}:${qualifier}`))
}

/** Removes the integration of a method; a method without one cannot be deployed. */
export function removeIntegration(draft: DesignDraft, place: MethodPlace): void {
  delete methodOf(draft, place).integration
}

/**
 * Switches between the proxy form and the custom form of an integration and keeps what was set. The custom form gets
 * the default integration response that it cannot answer without.
 */
export function setProxy(draft: DesignDraft, place: MethodPlace, proxy: boolean): void {
  const { integration } = methodOf(draft, place)
  if (integration === undefined) return
  const isHttp = integration.type === 'HTTP' || integration.type === 'HTTP_PROXY'
  integration.type = isHttp ? (proxy ? 'HTTP_PROXY' : 'HTTP') : proxy ? 'AWS_PROXY' : 'AWS'
  answerWith200(draft, place)
}

/** Gives an integration the responses without which it cannot answer, unless it has a default already. */
export function answerWith200(draft: DesignDraft, place: MethodPlace): void {
  const method = methodOf(draft, place)
  const { integration } = method
  if (integration === undefined) return
  if (integration.type === 'MOCK' && Object.keys(integration.requestTemplates).length === 0) {
    integration.requestTemplates['application/json'] = '{"statusCode": 200}'
  }
  if (integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY') return
  const hasDefault = Object.values(integration.integrationResponses).some((response) => !response.selectionPattern)
  if (hasDefault || integration.integrationResponses['200'] !== undefined) return
  integration.integrationResponses['200'] = { responseParameters: {}, responseTemplates: {} }
  if (method.methodResponses['200'] === undefined) addMethodResponse(draft, place, '200')
}
