import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BackendFailure, LambdaCall } from '@gatewright/engine'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { createEgressPolicy } from '../egress-policy.ts'
import { createEndpointClient } from '../http/endpoint-client.ts'
import { invokeRemote } from './remote.ts'

const client = createEndpointClient(createEgressPolicy({ allow: ['127.0.0.1'] }))
afterAll(() => client.dispose())
const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const textOf = async (request: IncomingMessage) => {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
const call = (changes: Partial<LambdaCall> = {}): LambdaCall => ({
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:orders',
  functionName: 'orders',
  payload: '{"a":"ü"}',
  invocationType: 'RequestResponse',
  requestId: 'id',
  ...changes,
})

describe('what is sent', () => {
  test.each([
    ['the plain function', '', {}, '/2015-03-31/functions/orders/invocations', 'RequestResponse'],
    ['a version', '', { qualifier: '7' }, '/2015-03-31/functions/orders/invocations?Qualifier=7', 'RequestResponse'],
    [
      '$LATEST',
      '',
      { qualifier: '$LATEST' },
      '/2015-03-31/functions/orders/invocations?Qualifier=%24LATEST',
      'RequestResponse',
    ],
    ['an event', '', { invocationType: 'Event' as const }, '/2015-03-31/functions/orders/invocations', 'Event'],
    ['below a path', '/lambda/', {}, '/lambda/2015-03-31/functions/orders/invocations', 'RequestResponse'],
    ['an odd name', '', { functionName: 'a/b?c' }, '/2015-03-31/functions/a%2Fb%3Fc/invocations', 'RequestResponse'],
  ])('%s', async (_title, below, changes, url, type) => {
    let seen: unknown
    const endpoint = await serve(async (request, response) => {
      seen = [request.method, request.url, request.headers['x-amz-invocation-type'], await textOf(request)]
      response.end('{}')
    })
    await invokeRemote(endpoint + below, call(changes), client, 5000)
    expect(seen).toEqual(['POST', url, type, '{"a":"ü"}'])
  })
})

describe('what comes back', () => {
  test.each<[string, number, { [name: string]: string }, string, object]>([
    ['a result', 200, { 'X-Amz-Executed-Version': '3' }, '{"ok":"ü"}', { payload: '{"ok":"ü"}', executedVersion: '3' }],
    [
      'a function error',
      200,
      { 'X-Amz-Function-Error': 'Unhandled' },
      '{"errorMessage":"no"}',
      { payload: '{"errorMessage":"no"}', functionError: 'Unhandled' },
    ],
    ['a handled error', 200, { 'x-amz-function-error': 'Handled' }, '{}', { payload: '{}', functionError: 'Handled' }],
    ['an event accepted', 202, {}, '', { payload: '' }],
    ['a dry run', 204, {}, '', { payload: '' }],
  ])('%s', async (_title, status, headers, body, expected) => {
    const endpoint = await serve((_request, response) => response.writeHead(status, headers).end(body))
    expect(await invokeRemote(endpoint, call(), client, 5000)).toEqual(expected)
  })

  test.each<[number, BackendFailure['kind']]>([
    [403, 'accessDenied'],
    [404, 'functionNotFound'],
    [413, 'tooLarge'],
    [429, 'throttled'],
    [301, 'malformedResponse'],
    [500, 'malformedResponse'],
    [503, 'malformedResponse'],
  ])('%i fails as %s and names endpoint and function or status', async (status, kind) => {
    const endpoint = await serve((_request, response) => response.writeHead(status).end('{"Message":"why"}'))
    await expect(invokeRemote(endpoint, call(), client, 5000)).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(endpoint),
    })
  })

  test('no answer in time fails as timeout', async () => {
    const endpoint = await serve(() => undefined)
    await expect(invokeRemote(endpoint, call(), client, 100)).rejects.toMatchObject({ kind: 'timeout' })
  })
})
