import type { GatewayResponseType } from '../gateway-response.ts'
import { type DesignDraft, EditError, type MethodPlace, methodOf, resourceOf, restApiOf } from './draft.ts'
import { corsHeader, preflightMethod } from './enable-cors.ts'

/** Who may read the answers: one origin, or `*` for all, which browsers refuse together with credentials. */
export type AllowedOrigin = { readonly origin: string; readonly credentials: boolean }

/** What a preflight has to allow beside the origin. */
export type AllowedRequests = { readonly methods: readonly string[]; readonly headers: readonly string[] }

function originValues({ origin, credentials }: AllowedOrigin): Record<string, string> {
  return {
    [corsHeader('Origin')]: `'${origin}'`,
    ...(credentials ? { [corsHeader('Credentials')]: "'true'" } : {}),
  }
}

/**
 * Lets a page of an origin read the answers of a method: the headers on every integration response, declared on the method
 * responses. Throws {@link EditError} for a proxy integration, whose backend has to send them itself.
 */
export function allowOrigin(draft: DesignDraft, place: MethodPlace, allowed: AllowedOrigin): void {
  const method = methodOf(draft, place)
  const { integration } = method
  if (integration === undefined) throw new EditError('Choose an integration first: its responses carry the headers.')
  if (integration.type === 'AWS_PROXY' || integration.type === 'HTTP_PROXY') {
    throw new EditError('Behind a proxy integration the backend itself has to send Access-Control-Allow-Origin.')
  }
  for (const [code, response] of Object.entries(integration.integrationResponses)) {
    method.methodResponses[code] ??= { responseParameters: {}, responseModels: {} }
    for (const [name, value] of Object.entries(originValues(allowed))) {
      response.responseParameters[name] = value
      const declared = method.methodResponses[code]
      if (declared !== undefined) declared.responseParameters[name] ??= false
    }
  }
}

/** Lets a page of an origin read the gateway's own answers of these types; whatever else they say stays. */
export function allowOriginOnErrors(
  draft: DesignDraft,
  types: readonly GatewayResponseType[],
  { origin, credentials }: AllowedOrigin,
): void {
  const { gatewayResponses } = restApiOf(draft)
  for (const type of types) {
    const known = gatewayResponses[type] ?? { responseParameters: {}, responseTemplates: {} }
    known.responseParameters['gatewayresponse.header.Access-Control-Allow-Origin'] = `'${origin}'`
    if (credentials) known.responseParameters['gatewayresponse.header.Access-Control-Allow-Credentials'] = "'true'"
    gatewayResponses[type] = known
  }
}

/**
 * Makes a resource answer the preflights of a page: an OPTIONS method as Enable CORS makes it, or what its mock lacks. It is
 * opened, since browsers send preflights without credentials. Other methods stay as they are.
 * Throws {@link EditError} when OPTIONS has a backend, which answers the preflights itself.
 */
export function allowPreflight(draft: DesignDraft, resourceId: string, allowed: AllowedOrigin & AllowedRequests): void {
  const { methods } = resourceOf(draft, resourceId)
  const known = methods.OPTIONS
  const type = known?.integration?.type
  if (known !== undefined && type !== undefined && type !== 'MOCK') {
    throw new EditError('OPTIONS has a backend of its own: it has to answer the preflights.')
  }
  const { integration } = known ?? {}
  const before = Object.values(integration?.integrationResponses ?? {})[0]?.responseParameters ?? {}
  const values = {
    ...before,
    [corsHeader('Headers')]: joined(before[corsHeader('Headers')], allowed.headers, allowed.credentials, sameName),
    [corsHeader('Methods')]: joined(
      before[corsHeader('Methods')],
      ['OPTIONS', ...allowed.methods],
      allowed.credentials,
    ),
    ...originValues(allowed),
  }
  methods.OPTIONS = preflightMethod(values)
  // else the mock's template would meet a body that counts as binary
  const isAllBinary = restApiOf(draft).binaryMediaTypes.includes('*/*')
  if (isAllBinary && methods.OPTIONS.integration !== undefined) {
    methods.OPTIONS.integration.contentHandling = 'CONVERT_TO_TEXT'
  }
}

const sameName = (name: string) => name.toLowerCase()

/** A list in quotes with what it lacks; a wildcard stays where browsers take it. */
function joined(
  before: string | undefined,
  wanted: readonly string[],
  credentials: boolean,
  same: (member: string) => string = (member) => member,
): string {
  const members = (/^'(.*)'$/s.exec(before ?? '')?.[1] ?? '')
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '' && !(credentials && member === '*'))
  const known = new Set(members.map(same))
  return `'${[...members, ...wanted.filter((member) => !known.has(same(member)))].join(',')}'`
}
