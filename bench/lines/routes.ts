import type { Backends } from '@gatewright/definition'
import { importOpenApi } from '@gatewright/formats'
import type { ServedApi } from '../gateway-process.ts'
import type { RawRequest } from '../load.ts'

/** A method on the gateway whose cost is measured, as a document with one operation. */
export type Route = {
  readonly name: string
  /** CPU per request, as a multiple of the bare server */
  readonly atMost: number
  readonly integration: object
  readonly functions?: Backends['functions']
  readonly request: RawRequest
  /** its integration calls the HTTP backend whose port {@link apiOf} is told */
  readonly callsBackend?: boolean
}

const apiId = 'bench00001'
const target = `/${apiId}/bench/birds/7`
const json = ['Content-Type', 'application/json'] as const
const functionUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:bird/invocations'
const bird = { ring: 'HG-7', species: 'wren', wings: [71, 72] }
const defaults = { environment: {}, timeout: 3, memorySize: 128, versions: {}, aliases: {} }
const fixed = (value: unknown): Backends['functions'] => ({
  bird: { ...defaults, code: { type: 'FIXED', payload: JSON.stringify(value), functionError: false } },
})
const proxyAnswer = { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(bird) }
const handler = `exports.handler = async (event) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ ring: event.pathParameters.birdId, species: 'wren' }),
})`

const backendPortPlace = '{backendPort}'

export const routes: readonly Route[] = [
  {
    name: 'MOCK with a constant response template',
    atMost: 2.5,
    integration: {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': JSON.stringify(bird) } } },
    },
    request: { method: 'GET', target },
  },
  {
    name: 'Lambda proxy, fixed reply',
    atMost: 3,
    integration: { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri },
    functions: fixed(proxyAnswer),
    request: { method: 'GET', target },
  },
  {
    name: 'Lambda non-proxy, fixed reply, request and response template',
    atMost: 5,
    integration: {
      type: 'aws',
      httpMethod: 'POST',
      uri: functionUri,
      requestTemplates: { 'application/json': `{"bird":"$input.params('birdId')","note":$input.json('$.note')}` },
      responses: {
        default: {
          statusCode: '200',
          responseTemplates: {
            'application/json': `#set($bird = $input.path('$'))\n{"ring":"$bird.ring","wings":[#foreach($wing in $bird.wings)$wing#if($foreach.hasNext),#end#end]}`,
          },
        },
      },
    },
    functions: fixed(bird),
    request: { method: 'POST', target, headers: [json], body: '{"note":"seen at the weir"}' },
  },
  {
    name: 'Lambda proxy, sandboxed JavaScript handler',
    atMost: 10,
    integration: { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri },
    functions: {
      bird: { ...defaults, code: { type: 'HANDLER', language: 'javascript', handler: 'handler', source: handler } },
    },
    request: { method: 'GET', target },
  },
  {
    name: 'HTTP proxy',
    atMost: 5,
    integration: { type: 'http_proxy', httpMethod: 'GET', uri: `http://127.0.0.1:${backendPortPlace}/birds` },
    request: { method: 'GET', target },
    callsBackend: true,
  },
]

/** The API that a route is the only method of; `backendPort` is where its HTTP backend listens. */
export function apiOf(route: Route, backendPort = 0): ServedApi {
  const operation = {
    responses: { 200: { description: 'a bird' } },
    'x-amazon-apigateway-integration': route.integration,
  }
  const { definition, backends } = importOpenApi({
    openapi: '3.0.1',
    info: { title: 'bench', version: '1' },
    paths: {
      '/birds/{birdId}': {
        parameters: [{ name: 'birdId', in: 'path', required: true, schema: { type: 'string' } }],
        [route.request.method.toLowerCase()]: JSON.parse(
          JSON.stringify(operation).replace(backendPortPlace, String(backendPort)),
        ),
      },
    },
  })
  const http = Object.fromEntries(
    Object.keys(backends.http).map((origin) => [origin, { reply: { type: 'LIVE' as const } }]),
  )
  return { apiId, definition, backends: { ...backends, functions: route.functions ?? backends.functions, http } }
}
