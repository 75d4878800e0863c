import {
  type Integration,
  type IntegrationResponse,
  type IntegrationUri,
  integrationTimeout,
  type Path,
  parseIntegrationUri,
} from '@gatewright/definition'
import { compileJavaRegex, type JavaRegex } from '@gatewright/vtl'
import { type EndpointUrl, endpointUrl } from '../integration/backend-call.ts'
import { ownValue } from '../own-value.ts'
import { compileUriTemplate, type UriTemplate } from '../uri-template.ts'
import { compileTemplates, type TemplatesByType } from './compiled-template.ts'
import type { PreparedResponse } from './integration-response.ts'
import { type CompiledMapping, compileRequestMappings, compileResponseMappings } from './parameter-mapping.ts'
import { compileParameterSource, type ParameterSource } from './parameter-source.ts'

export type CompiledIntegrationResponse = {
  readonly statusCode: string
  readonly pattern: string
  /** undefined: this is the default; an unreadable pattern matches nothing */
  readonly matches: ((text: string) => boolean) | undefined
  readonly mappings: readonly CompiledMapping[]
  readonly templates: TemplatesByType
  readonly contentHandling: IntegrationResponse['contentHandling']
  readonly place: Path
}

/** An integration of a deployment: everything that can be read beforehand has been. */
export type CompiledIntegration = {
  readonly integration: Integration
  readonly place: Path
  readonly uri: UriTemplate
  /** what the URI means, where it holds no places */
  readonly constantUri: IntegrationUri | undefined
  /** where the URI leads, where it holds no places */
  readonly constantUrl: EndpointUrl | undefined
  readonly credentials: UriTemplate | undefined
  readonly connectionId: UriTemplate | undefined
  readonly requestTemplates: TemplatesByType
  readonly mappings: readonly CompiledMapping[]
  readonly responses: readonly CompiledIntegrationResponse[]
  readonly defaultResponse: CompiledIntegrationResponse | undefined
  /** what was selected for an endpoint status before */
  readonly selectedByStatus: Map<string, CompiledIntegrationResponse | undefined>
  /** what a mock's rendered texts asked for before */
  readonly mockStatusCodes: Map<string, number>
  /** what the last reply of a proxied function meant */
  readonly lastReply: { value: { readonly payload: string; readonly response: PreparedResponse } | undefined }
  readonly timeoutInMillis: number
  /** values that tell cached responses apart */
  readonly cacheKeySources: readonly ParameterSource[]
}

/** Compiles an integration; `place` leads to it in the definition. Never throws: what is wrong shows when a request needs it. */
export function compileIntegration(integration: Integration, place: Path): CompiledIntegration {
  const responses = Object.entries(integration.integrationResponses).map(([statusCode, response]) =>
    compileResponse(statusCode, response, [...place, 'integrationResponses', statusCode]),
  )
  const uri = compileUriTemplate(integration.uri ?? '')
  const optionalUri = (text: string | undefined) => (text === undefined ? undefined : compileUriTemplate(text))
  return {
    integration,
    place,
    uri,
    constantUri: uri.constant === undefined ? undefined : parseIntegrationUri(uri.constant),
    constantUrl: uri.constant === undefined ? undefined : endpointUrl(uri.constant),
    credentials: optionalUri(integration.credentials),
    connectionId: optionalUri(integration.connectionId),
    requestTemplates: compileTemplates(integration.requestTemplates),
    mappings: compileRequestMappings(integration.requestParameters),
    responses,
    defaultResponse: responses.find((response) => response.matches === undefined),
    selectedByStatus: new Map(),
    mockStatusCodes: new Map(),
    lastReply: { value: undefined },
    timeoutInMillis: integration.timeoutInMillis ?? integrationTimeout.default,
    cacheKeySources: compileCacheKey(integration),
  }
}

/** A parameter of the integration request stands for what is mapped to it. */
function compileCacheKey({ cacheKeyParameters, requestParameters }: Integration): ParameterSource[] {
  return cacheKeyParameters
    .map((parameter) => compileParameterSource(ownValue(requestParameters, parameter) ?? parameter))
    .filter((source) => source !== undefined)
}

/** Whether the integration passes its backend's answer on while it comes: only proxies do (rest-api reference §15). */
export function isStreamed({ integration }: CompiledIntegration): boolean {
  const isProxy = integration.type === 'HTTP_PROXY' || integration.type === 'AWS_PROXY'
  return isProxy && integration.responseTransferMode === 'STREAM'
}

function compileResponse(statusCode: string, response: IntegrationResponse, place: Path): CompiledIntegrationResponse {
  const pattern = response.selectionPattern ?? ''
  return {
    statusCode,
    pattern,
    matches: pattern === '' ? undefined : compileSelectionPattern(pattern),
    mappings: compileResponseMappings(response.responseParameters),
    templates: compileTemplates(response.responseTemplates),
    contentHandling: response.contentHandling,
    place,
  }
}

/** A selection pattern as a test of the whole text; a pattern that Java refuses, or one that takes too long, matches nothing. */
function compileSelectionPattern(pattern: string): (text: string) => boolean {
  let regex: JavaRegex
  try {
    regex = compileJavaRegex(pattern)
  } catch {
    return () => false
  }
  return (text) => {
    try {
      return regex.matches(text)
    } catch {
      return false
    }
  }
}
