import type { Json, JsonObject } from '@gatewright/definition'
import { type ConsoleRequest, emptyRequest, type HeaderField } from '../console-request.ts'
import { emptyBody, type RequestBody } from '../request-body.ts'
import { emptyCaller } from '../request-caller.ts'
import { bodyOf, bodyOfBytes } from './body-of.ts'
import { memberAt, pairsOf, textAt } from './json-members.ts'
import { isOfConnection, type Pasted } from './pasted.ts'

/** Header fields that API Gateway or CloudFront put into the event (developer guide: proxy integration input format). */
const addedOnTheWay = /^(?:x-forwarded-(?:for|port|proto)|x-amzn-trace-id|via|x-amz-cf-id|cloudfront-.*)$/i

/**
 * Reads an event that API Gateway gives to a function: of a proxy integration (payload format 1.0 and 2.0) or of a Lambda
 * authorizer (REQUEST and TOKEN).
 * @returns undefined for JSON that is no such event
 */
export function fromLambdaEvent(event: JsonObject): Pasted | undefined {
  if (event.type === 'TOKEN' && typeof event.authorizationToken === 'string') return fromTokenEvent(event)
  const isAuthorizer =
    event.type === 'REQUEST' && (typeof event.methodArn === 'string' || typeof event.routeArn === 'string')
  if (event.version === '2.0' && typeof event.rawPath === 'string') return fromFormat2(event, isAuthorizer)
  if (typeof event.httpMethod !== 'string' || typeof event.path !== 'string') return undefined
  return fromFormat1(event, isAuthorizer)
}

function fromFormat1(event: JsonObject, isAuthorizer: boolean): Pasted {
  const dropped: string[] = []
  const headers = headersOf(pairsOf(fuller(event.multiValueHeaders, event.headers)), dropped)
  const query = pairsOf(fuller(event.multiValueQueryStringParameters, event.queryStringParameters))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
  if (pairsOf(event.stageVariables).length > 0) dropped.push('stage variables, which are those of the stage')
  if (memberAt(event.requestContext, 'authorizer') !== undefined)
    dropped.push('what the authorizer returned, which is asked anew')
  const identity = memberAt(event.requestContext, 'identity')
  const key = textAt(identity, 'apiKey')
  const request: ConsoleRequest = {
    ...emptyRequest,
    ...eventBody(event, headers),
    method: textAt(event, 'httpMethod').toUpperCase(),
    path: textAt(event, 'path') + (query === '' ? '' : `?${query}`),
    headers,
    apiKey: { keyId: '', value: headers.some(({ name }) => name.toLowerCase() === 'x-api-key') ? '' : key },
    caller: {
      ...emptyCaller,
      sourceIp: realAddress(textAt(identity, 'sourceIp')),
      vpcId: textAt(identity, 'vpcId'),
      vpcEndpointId: textAt(identity, 'vpceId'),
    },
  }
  return {
    request,
    kind: isAuthorizer ? 'the event of a REQUEST authorizer' : 'a Lambda event (payload format 1.0)',
    // the path of an event begins below the stage already
    host: '',
    dropped,
  }
}

function fromFormat2(event: JsonObject, isAuthorizer: boolean): Pasted {
  const dropped: string[] = []
  const http = memberAt(event.requestContext, 'http')
  const cookies = Array.isArray(event.cookies) ? event.cookies.filter((cookie) => typeof cookie === 'string') : []
  const headers = headersOf(pairsOf(event.headers), dropped)
  if (cookies.length > 0 && !headers.some(({ name }) => name.toLowerCase() === 'cookie'))
    headers.push({ name: 'cookie', value: cookies.join('; '), enabled: true })
  const stage = textAt(event.requestContext, 'stage')
  const rawPath = textAt(event, 'rawPath')
  const path = stage !== '$default' && rawPath.startsWith(`/${stage}/`) ? rawPath.slice(stage.length + 1) : rawPath
  const query = textAt(event, 'rawQueryString')
  if (pairsOf(event.stageVariables).length > 0) dropped.push('stage variables, which are those of the stage')
  const request: ConsoleRequest = {
    ...emptyRequest,
    ...eventBody(event, headers),
    method: (textAt(http, 'method') || 'GET').toUpperCase(),
    path: path + (query === '' ? '' : `?${query}`),
    headers,
    caller: { ...emptyCaller, sourceIp: realAddress(textAt(http, 'sourceIp')) },
  }
  return {
    request,
    kind: isAuthorizer ? 'the event of a REQUEST authorizer (format 2.0)' : 'a Lambda event (payload format 2.0)',
    host: '',
    dropped,
  }
}

/** Method and path stand in the ARN: `arn:aws:execute-api:region:account:api/stage/VERB/path`. */
function fromTokenEvent(event: JsonObject): Pasted {
  const [, , method = 'GET', ...segments] = textAt(event, 'methodArn').split(':').slice(5).join(':').split('/')
  const token = textAt(event, 'authorizationToken')
  return {
    request: {
      ...emptyRequest,
      method: /^[A-Z]+$/.test(method) ? method : 'GET',
      path: `/${segments.join('/')}`,
      headers: [{ name: 'Authorization', value: token, enabled: true }],
    },
    kind: 'the event of a TOKEN authorizer',
    host: '',
    dropped: ['headers, query string and body, which such an event does not hold'],
  }
}

/** The form with all values where there is one. */
function fuller(many: Json | undefined, one: Json | undefined): Json | undefined {
  return pairsOf(many).length > 0 ? many : one
}

/** The test console of the service says so in the place of an address. */
function realAddress(address: string): string {
  return /^[\d.]+$|:/.test(address) ? address : ''
}

function headersOf(pairs: readonly [string, string][], dropped: string[]): HeaderField[] {
  const added = pairs.filter(([name]) => addedOnTheWay.test(name)).map(([name]) => name)
  if (added.length > 0) dropped.push(`headers that API Gateway adds (${[...new Set(added)].join(', ')})`)
  return pairs
    .filter(([name]) => !addedOnTheWay.test(name) && !isOfConnection(name))
    .map(([name, value]) => ({ name, value, enabled: true }))
}

function eventBody(event: JsonObject, headers: readonly HeaderField[]): RequestBody {
  const body = textAt(event, 'body')
  if (body === '') return emptyBody
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  return event.isBase64Encoded === true ? bodyOfBytes(body, type) : bodyOf(body, type)
}
