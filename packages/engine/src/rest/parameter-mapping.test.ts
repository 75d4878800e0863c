import { describe, expect, it } from 'vitest'
import { functionUri, gatewayRequest, restApi, restTarget, stubPorts } from '../../testing/index.ts'
import { findHeader } from '../header-list.ts'
import type { BackendCall, LambdaResult } from '../message.ts'
import { invoke } from './handle.ts'

const request = gatewayRequest('POST /dev/orders/a%2Fb?q=1&q=2&empty=', {
  headers: { 'X-One': ['first', 'last'], Blank: '' },
  body: '{"id":7,"tags":["x"],"name":"n","nothing":null}',
})

/** What reaches the backend when a header of it is mapped from a source. */
async function mapped(source: string): Promise<string | undefined> {
  let sent: BackendCall | undefined
  const definition = restApi({
    '/orders/{orderId}': {
      POST: {
        methodResponses: { 200: {} },
        integration: {
          type: 'HTTP',
          httpMethod: 'POST',
          uri: 'https://backend.example.com/',
          requestParameters: { 'integration.request.header.mapped': source },
          integrationResponses: { 200: {} },
        },
      },
    },
  })
  const http = async (call: BackendCall) => {
    sent = call
    return { status: 200, headers: [], body: new Uint8Array() }
  }
  const target = restTarget(definition, { stage: { variables: { color: 'red' } } })
  await invoke(target, request, stubPorts({ http }))
  return findHeader(sent?.headers ?? [], 'mapped')
}

describe('a request parameter mapping', () => {
  it.each([
    ['method.request.path.orderId', 'a%2Fb'],
    ['method.request.querystring.q', '2'],
    ['method.request.multivaluequerystring.q', '2'],
    ['method.request.header.X-One', 'last'],
    ['method.request.header.x-one', undefined],
    ['method.request.multivalueheader.X-One', 'first,last'],
    ['method.request.body', '{"id":7,"tags":["x"],"name":"n","nothing":null}'],
    ['method.request.body.id', '7'],
    ['method.request.body.name', 'n'],
    ['method.request.body.tags', '["x"]'],
    ['method.request.body.nothing', undefined],
    ['method.request.body.none', undefined],
    ['stageVariables.color', 'red'],
    ['stageVariables.none', undefined],
    ['context.httpMethod', 'POST'],
    ['context.identity.sourceIp', '203.0.113.7'],
    ['context.requestTimeEpoch', undefined],
    ['context.identity', undefined],
    ["'it''s'", "it''s"],
    ["''", undefined],
    ['method.request.querystring.empty', undefined],
    ['method.request.header.Blank', undefined],
    ['no.such.source', undefined],
  ])('from %s gives %s', async (source, expected) => {
    expect(await mapped(source)).toBe(expected)
  })
})

/** The header that a response mapping sets from what a function gave. */
async function mappedBack(source: string, result: LambdaResult): Promise<string | undefined> {
  const definition = restApi({
    '/': {
      GET: {
        methodResponses: { 200: { responseParameters: { 'method.response.header.mapped': false } } },
        integration: {
          type: 'AWS',
          httpMethod: 'POST',
          uri: functionUri('orders'),
          integrationResponses: { 200: { responseParameters: { 'method.response.header.mapped': source } } },
        },
      },
    },
  })
  const { answer } = await invoke(
    restTarget(definition),
    gatewayRequest('GET /dev/'),
    stubPorts({ lambda: async () => result }),
  )
  return findHeader(answer.headers, 'mapped')
}

describe('a response parameter mapping', () => {
  const result = { payload: '{"id":7,"errorMessage":"{\\"status\\":404}"}' }
  const failure = { ...result, functionError: 'Unhandled' } as const

  it.each([
    ['integration.response.header.X-Amz-Executed-Version', '$LATEST'],
    ['integration.response.multivalueheader.Content-Type', 'application/json'],
    ['integration.response.header.None', undefined],
    ['integration.response.body', result.payload],
    ['integration.response.body.id', '7'],
    ['integration.response.body.errorMessage', '{"status":404}'],
    ["'text'", 'text'],
    ['context.stage', 'dev'],
  ])('from %s gives %s', async (source, expected) => {
    expect(await mappedBack(source, result)).toBe(expected)
  })

  it('looks into an error message that is JSON, when the function failed', async () => {
    expect(await mappedBack('integration.response.body.errorMessage.status', failure)).toBe('404')
    expect(await mappedBack('integration.response.body.errorMessage.status', result)).toBeUndefined()
    expect(await mappedBack('integration.response.body.errorMessage', failure)).toBe('{"status":404}')
  })
})
