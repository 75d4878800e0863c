import {
  type Integration,
  type IntegrationType,
  integrationTypes,
  type JsonObject,
  type PassthroughBehavior,
  passthroughBehaviorSchema,
} from '@gatewright/definition'
import { arrayAt, compact, isObject, member, textAt, toText } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import { readContentHandling } from './content-handling.ts'
import { noteHttpApiMembers } from './http-api-members.ts'
import type { IntegrationPlace } from './integration-place.ts'
import { readIntegrationResponses } from './integration-response.ts'
import { readTemplates } from './templates.ts'

/** `x-amazon-apigateway-integration` of an operation. */
export const integrationExtension = 'x-amazon-apigateway-integration'

/**
 * Reads the integration of an operation. Types are taken in any case; a mock loses its method and URI, `connectionType` is stored for HTTP types only (recorded).
 * Members of HTTP APIs are reported and kept for export.
 * @returns undefined where there is none, or its type is unknown
 */
export function readIntegration(operation: JsonObject, place: IntegrationPlace): Integration | undefined {
  const extension = member(operation, integrationExtension)
  if (!isObject(extension)) return undefined
  const { pointer, context, at } = place
  const given = textAt(extension, 'type')
  const type = integrationTypes.find((known) => known === given?.toUpperCase().replaceAll('-', '_'))
  if (type === undefined) {
    context.note({
      kind: 'not-understood',
      title: given === undefined ? 'Integration without a type' : `Integration of the unknown type ${given}`,
      effect: `Known are ${integrationTypes.map((known) => known.toLowerCase()).join(', ')}; the method has no integration`,
      pointer: below(pointer, ...(given === undefined ? [] : ['type'])),
      path: at,
    })
    return undefined
  }
  noteHttpApiMembers(extension, place)
  const uri = textAt(extension, 'uri')
  const http = type === 'HTTP' || type === 'HTTP_PROXY'
  return {
    type,
    ...compact({
      httpMethod: readHttpMethod(extension, type, place),
      uri: type === 'MOCK' ? undefined : uri,
      connectionType: readConnectionType(textAt(extension, 'connectionType'), http),
      connectionId: textAt(extension, 'connectionId'),
      integrationTarget: textAt(extension, 'integrationTarget'),
      credentials: textAt(extension, 'credentials') || undefined,
      contentHandling: readContentHandling(extension),
      timeoutInMillis: readTimeout(extension, place),
      cacheNamespace: textAt(extension, 'cacheNamespace'),
      tlsConfig: readTlsConfig(extension),
      responseTransferMode: readTransferMode(extension),
    }),
    requestParameters: readRequestParameters(extension, place),
    requestTemplates: readTemplates(member(extension, 'requestTemplates'), below(pointer, 'requestTemplates'), place),
    passthroughBehavior: readPassthrough(extension, place),
    cacheKeyParameters: arrayAt(extension, 'cacheKeyParameters')
      .map(toText)
      .filter((name) => name !== undefined),
    integrationResponses: readIntegrationResponses(extension, place),
  }
}

function readHttpMethod(extension: JsonObject, type: IntegrationType, place: IntegrationPlace): string | undefined {
  if (type === 'MOCK') return undefined
  const given = textAt(extension, 'httpMethod')?.toUpperCase()
  if (given !== undefined && given !== '') return given === 'X-AMAZON-APIGATEWAY-ANY-METHOD' ? 'ANY' : given
  const taken = type === 'AWS_PROXY' ? 'POST' : place.verb
  place.context.note({
    kind: 'repaired',
    title: 'Property httpMethod of the integration was missing',
    effect: type === 'AWS_PROXY' ? 'Took POST, the one that Lambda answers to' : 'Took the verb of the method',
    pointer: place.pointer,
    path: place.at,
    fold: `integration httpMethod ${type === 'AWS_PROXY'}`,
  })
  return taken
}

function readConnectionType(given: string | undefined, http: boolean): 'INTERNET' | 'VPC_LINK' | undefined {
  if (given?.toUpperCase() === 'VPC_LINK') return 'VPC_LINK'
  return http ? 'INTERNET' : undefined
}

function readPassthrough(extension: JsonObject, place: IntegrationPlace): PassthroughBehavior {
  const given = textAt(extension, 'passthroughBehavior')
  const known = passthroughBehaviorSchema.safeParse(given?.toUpperCase()).data
  if (known === undefined && given !== undefined && given !== '')
    place.context.note({
      kind: 'not-understood',
      title: `passthroughBehavior ${given}`,
      effect: 'Known are when_no_match, when_no_templates and never; when_no_match counts',
      pointer: below(place.pointer, 'passthroughBehavior'),
      path: place.at,
    })
  return known ?? 'WHEN_NO_MATCH'
}

function readTimeout(extension: JsonObject, place: IntegrationPlace): number | undefined {
  const value = member(extension, 'timeoutInMillis')
  if (value === undefined || value === null) return undefined
  const milliseconds = typeof value === 'number' ? value : Number(toText(value) || Number.NaN)
  if (Number.isInteger(milliseconds)) return milliseconds
  place.context.note({
    kind: 'not-understood',
    title: `timeoutInMillis is ${JSON.stringify(value)}`,
    effect: 'A whole number of milliseconds is needed; the default of 29000 counts',
    pointer: below(place.pointer, 'timeoutInMillis'),
    path: place.at,
  })
  return undefined
}

function readTlsConfig(extension: JsonObject): Integration['tlsConfig'] {
  const given = member(extension, 'tlsConfig')
  if (!isObject(given)) return undefined
  const insecure = member(given, 'insecureSkipVerification')
  return compact({
    insecureSkipVerification: insecure === undefined ? undefined : toText(insecure) === 'true',
    serverNameToVerify: textAt(given, 'serverNameToVerify'),
  })
}

function readTransferMode(extension: JsonObject): 'BUFFERED' | 'STREAM' | undefined {
  const given = textAt(extension, 'responseTransferMode')?.toUpperCase()
  return given === 'BUFFERED' || given === 'STREAM' ? given : undefined
}

/** Mappings that are no text are dropped, with the service's warning (recorded). */
function readRequestParameters(extension: JsonObject, place: IntegrationPlace): Record<string, string> {
  const result: Record<string, string> = {}
  const given = member(extension, 'requestParameters')
  for (const [key, value] of Object.entries(isObject(given) ? given : {})) {
    if (typeof value === 'string') {
      result[key] = value
      continue
    }
    place.context.warnings.push(
      `Invalid format for 'requestParameters'. Expected type string for property '${key}' of resource '${place.path}' and method '${place.verb}' but got '${toText(value) ?? JSON.stringify(value)}'`,
    )
    place.context.note({
      kind: 'not-understood',
      title: `Mapping of ${key} is no text`,
      effect: `API Gateway drops it with a warning; a static value stands in single quotes, as in "'${toText(value) ?? 'value'}'"`,
      pointer: below(place.pointer, 'requestParameters', key),
      path: [...place.at, 'integration', 'requestParameters'],
    })
  }
  return result
}
