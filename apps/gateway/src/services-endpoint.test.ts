import { restApi } from '@gatewright/engine/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account, pushedStage, type RunningGateway, startGateway } from '../testing/start-gateway.ts'

let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.close())

const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await gateway.internally(method, path, body)
  return { status: answer.status, body: (await answer.json()) as { [name: string]: unknown } }
}
const call = (service: string, operation: string, input: object) =>
  ask('POST', '/services/call', { service, operation, input, region: 'us-east-1', accountId: '123456789012' })
const table = { name: 'orders', hash: { name: 'id', type: 'S' } }

describe('the services of the workspace', () => {
  test('hold what they are given, and what stages write', async () => {
    const api = restApi({
      '/orders': {
        POST: {
          methodResponses: { 200: {} },
          integration: {
            type: 'AWS',
            httpMethod: 'POST',
            uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem',
            requestTemplates: {
              'application/json': '{"TableName":"orders","Item":{"id":{"S":"$input.path(\'$.id\')"}}}',
            },
            integrationResponses: { 200: {} },
          },
        },
      },
    })
    expect((await ask('PUT', '/services/snapshot', { tables: [table] })).status).toBe(200)
    await ask('POST', '/deployments', { stages: [pushedStage('shop', api)], account })
    const answer = await gateway.send('POST /shop/dev/orders', { 'content-type': 'application/json' }, '{"id":"o-1"}')
    expect(answer.status).toBe(200)
    expect((await ask('GET', '/services')).body).toMatchObject({
      resources: [{ kind: 'tables', name: 'orders', count: 1 }],
      calls: [{ service: 'dynamodb', action: 'PutItem', subject: 'orders', status: 200 }],
    })
    expect((await ask('GET', '/services/resource?kind=tables&name=orders')).body).toMatchObject({
      items: [{ id: { S: 'o-1' } }],
    })
    expect((await ask('GET', '/services/snapshot')).body).toMatchObject({ snapshot: { tables: [{ name: 'orders' }] } })
  })

  test('take commands as handlers send them', async () => {
    await ask('PUT', '/services/resource', { kind: 'queues', name: 'jobs', value: {} })
    const sent = await call('sqs', 'SendMessage', { QueueUrl: 'https://sqs/1/jobs', MessageBody: 'x' })
    expect(sent.body).toMatchObject({ metadata: { httpStatusCode: 200 }, output: { MessageId: expect.any(String) } })
    expect((await call('sqs', 'SendMessage', { QueueUrl: 'none', MessageBody: 'x' })).body).toMatchObject({
      error: { name: 'QueueDoesNotExist' },
    })
    expect((await call('sqs', 'AddPermission', {})).body).toEqual({
      notSimulated: 'sqs AddPermission is not simulated.',
    })
    await ask('PUT', '/services/resource', { kind: 'queues', name: 'jobs' })
    expect((await ask('GET', '/services/resource?kind=queues&name=jobs')).status).toBe(404)
  })

  test.each([
    ['PUT', '/services/snapshot', { tables: [{ name: 'x' }] }, 'tables.0.hash'],
    ['PUT', '/services/resource', { kind: 'tables', name: 'x', value: {} }, 'hash'],
    ['PUT', '/services/resource', { kind: 'planets', name: 'x' }, 'kind'],
    ['GET', '/services/resource?kind=tables', undefined, 'name'],
    ['POST', '/services/call', { service: 'sqs' }, 'operation'],
  ])('%s %s %j is refused with its place', async (method, path, body, place) => {
    const answer = await ask(method, path, body)
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain(place)
  })
})
