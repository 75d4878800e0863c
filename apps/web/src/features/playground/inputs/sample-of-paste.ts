import type { Json, JsonObject } from '@gatewright/definition'
import { encodeBody } from '../../console/encode-body.ts'
import { fromCurl } from '../../console/paste/from-curl.ts'
import { queryFields } from '../../console/query.ts'
import type { TemplateSample } from '../preview-protocol.ts'

/** What a pasted text was taken for, and the input that it gives. */
export type Pasted = { kind: 'cURL command' | 'HTTP request' | 'Lambda event' | 'body'; sample: TemplateSample }

/**
 * Reads what people have at hand: a cURL command, a request as it goes over the wire, the event of a Lambda proxy
 * integration (REST or HTTP API). Anything else is a body. What the text does not say stays as it was.
 */
export function sampleOfPaste(text: string, before: TemplateSample): Pasted {
  const trimmed = text.trim()
  if (/^curl\s/.test(trimmed)) {
    const { request } = fromCurl(trimmed)
    const header = record(request.headers.map(({ name, value }) => [name, value]))
    const { body, isBase64 } = encodeBody(request)
    const bodyText = isBase64 ? decoded(body) : body
    return { kind: 'cURL command', sample: requestSample(before, request.method, request.path, header, bodyText) }
  }
  const wire =
    /^([A-Z]+) (\S+)(?: HTTP\/[\d.]+)?\r?\n((?:[!#$%&'*+\-.^_`|~\w]+:.*(?:\r?\n|$))*)(?:\r?\n([\s\S]*))?$/.exec(text)
  if (wire !== null) {
    const [, method = '', path = '', head = '', body = ''] = wire
    const header = record(head.split(/\r?\n/).flatMap((line) => (line === '' ? [] : [splitHeader(line)])))
    return { kind: 'HTTP request', sample: requestSample(before, method, path, header, body) }
  }
  const event = lambdaEvent(trimmed)
  if (event !== undefined) return { kind: 'Lambda event', sample: eventSample(event, before) }
  return { kind: 'body', sample: { ...before, body: text } }
}

function requestSample(
  before: TemplateSample,
  method: string,
  path: string,
  header: Record<string, string>,
  body: string,
): TemplateSample {
  const querystring = record(queryFields(path).map(({ name, value }) => [name, value]))
  const { stage } = before.context
  const bare = path.replace(/[?#].*$/, '')
  return {
    ...before,
    body,
    params: { ...before.params, querystring, header },
    context: { ...before.context, httpMethod: method, path: `${typeof stage === 'string' ? `/${stage}` : ''}${bare}` },
  }
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

function lambdaEvent(text: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
    return 'requestContext' in parsed && ('headers' in parsed || 'body' in parsed) ? (parsed as JsonObject) : undefined
  } catch {
    return undefined
  }
}

function eventSample(event: JsonObject, before: TemplateSample): TemplateSample {
  const given = typeof event.body === 'string' ? event.body : ''
  const rawQuery = typeof event.rawQueryString === 'string' ? queryFields(`?${event.rawQueryString}`) : []
  const { requestContext } = event
  return {
    body: event.isBase64Encoded === true ? decoded(given) : given,
    params: {
      path: texts(event.pathParameters),
      querystring: {
        ...record(rawQuery.map(({ name, value }) => [name, value])),
        ...texts(event.queryStringParameters),
      },
      header: texts(event.headers),
    },
    context: isObject(requestContext) ? requestContext : before.context,
    stageVariables: texts(event.stageVariables),
  }
}

function decoded(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
  } catch {
    return base64
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function texts(value: Json | undefined): Record<string, string> {
  return isObject(value)
    ? record(
        Object.entries(value).flatMap(([name, item]) =>
          item === null || item === undefined ? [] : [[name, String(item)] as const],
        ),
      )
    : {}
}

function record(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(entries)
}
