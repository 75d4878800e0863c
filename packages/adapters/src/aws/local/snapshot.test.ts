import { simulatedActions } from '@gatewright/definition'
import { describe, expect, test } from 'vitest'
import { serviceCaller, textOf } from '../../../testing/service-caller.ts'
import { dynamoDb } from './dynamodb/dynamodb.ts'
import { events } from './events/events.ts'
import { kinesis } from './kinesis/kinesis.ts'
import { createLocalServices } from './local-services.ts'
import { restoreServices, snapshotServices } from './snapshot.ts'
import { sns } from './sns/sns.ts'
import { sqsJson } from './sqs/sqs.ts'
import { ssmJson } from './ssm/ssm.ts'
import { states } from './states/states.ts'

const filled = async () => {
  const caller = serviceCaller()
  const { state } = caller
  await caller.json('dynamodb', 'CreateTable', {
    TableName: 'orders',
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'kind', AttributeType: 'S' },
    ],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byKind',
        KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  })
  await caller.json('dynamodb', 'PutItem', '{"TableName":"orders","Item":{"id":{"S":"a"},"__proto__":{"N":"1"}}}')
  await caller.json('sqs', 'CreateQueue', { QueueName: 'f.fifo', Attributes: { FifoQueue: 'true' } })
  await caller.json('sqs', 'SendMessage', {
    QueueUrl: '/f.fifo',
    MessageBody: 'x',
    MessageGroupId: 'g',
    MessageDeduplicationId: 'd',
  })
  await caller.call({ service: 's3', method: 'PUT', url: 'https://s3.us-east-1.amazonaws.com/bucket' })
  await caller.call({
    service: 's3',
    method: 'PUT',
    url: 'https://s3.us-east-1.amazonaws.com/bucket/__proto__',
    body: Buffer.from('x'),
  })
  await caller.json('ssm', 'PutParameter', { Name: 'p', Value: 'v', Type: 'String' })
  await caller.json('events', 'PutEvents', { Entries: [{ Source: 's', DetailType: 't', Detail: '{}' }] })
  state.kinesis.streams.set('s', { name: 's', shards: 1, nextSequence: 1, records: [] })
  await caller.json('kinesis', 'PutRecord', { StreamName: 's', Data: 'eA==', PartitionKey: 'a' })
  state.states.machines.set('m', { name: 'm', type: 'EXPRESS', result: { kind: 'ECHO' }, executions: [] })
  await caller.json('states', 'StartExecution', { stateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:m' })
  await caller.call({
    service: 'sns',
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: Buffer.from('Action=CreateTopic&Name=t'),
  })
  return caller
}

describe('snapshots', () => {
  test('services that start from a snapshot hold what it says, and nothing shared with it', async () => {
    const caller = await filled()
    const text = JSON.stringify(snapshotServices(caller.state))
    const restored = restoreServices(JSON.parse(text))
    expect(JSON.stringify(snapshotServices(restored))).toBe(text)
    expect(text).toContain('"__proto__":{"N":"1"}')
    const second = serviceCaller(restored)
    await second.json('dynamodb', 'DeleteItem', { TableName: 'orders', Key: { id: { S: 'a' } } })
    expect(JSON.stringify(snapshotServices(caller.state))).toBe(text)
    expect((await second.json('dynamodb', 'Scan', { TableName: 'orders' })).body.Count).toBe(0)
    expect(
      textOf(
        await second.call({ service: 's3', method: 'GET', url: 'https://s3.us-east-1.amazonaws.com/bucket/__proto__' }),
      ),
    ).toBe('x')
  })

  test('the same calls from the same start give the same bytes', async () => {
    const [one, other] = [await filled(), await filled()]
    expect(JSON.stringify(snapshotServices(one.state))).toBe(JSON.stringify(snapshotServices(other.state)))
  })

  test.each([
    [{ tables: [{ name: 'orders' }] }, 'tables.0.hash'],
    [
      { tables: [{ name: 'orders', hash: { name: 'id', type: 'S' }, items: [{ id: { N: '1' } }] }] },
      'tables.orders.items.0: One or more parameter values were invalid: Type mismatch for key id',
    ],
    [
      { tables: [{ name: 'orders', hash: { name: 'id', type: 'S' }, items: ['x'] }] },
      'An item is an object of attributes.',
    ],
    [{ nonsense: [] }, 'nonsense'],
    ['text', 'expected object'],
  ])('%j is refused with its place', (snapshot, message) => {
    expect(() => restoreServices(snapshot)).toThrow(message)
  })

  test('a refused snapshot leaves the services as they were', () => {
    const services = createLocalServices({ parameters: [{ name: 'p', value: 'v' }] })
    expect(() => services.restore({ nonsense: [] })).toThrow()
    expect(services.snapshot().parameters).toMatchObject([{ name: 'p', value: 'v' }])
  })
})

test('what the definition says is simulated is simulated, and nothing else', () => {
  const sorted = (service: { actions: object }) => Object.keys(service.actions).sort()
  expect({
    dynamodb: sorted(dynamoDb),
    events: sorted(events),
    kinesis: sorted(kinesis),
    sns: sorted(sns),
    sqs: sorted(sqsJson),
    ssm: sorted(ssmJson),
    states: sorted(states),
  }).toEqual(
    Object.fromEntries(Object.entries(simulatedActions).filter(([name]) => name !== 's3' && name !== 'lambda')),
  )
})

test('recent calls are told, the newest first', async () => {
  const services = createLocalServices({ queues: [{ name: 'q' }] })
  const caller = serviceCaller()
  for (const [service, target, body] of [
    ['dynamodb', 'D.GetItem', '{"TableName":"orders","Key":{}}'],
    ['sqs', 'AmazonSQS.SendMessage', '{"QueueUrl":"https://sqs.x/1/q","MessageBody":"x"}'],
  ] as const)
    await services.answer(
      {
        method: 'POST',
        url: `https://${service}.us-east-1.amazonaws.com/`,
        headers: [['X-Amz-Target', target]],
        body: Buffer.from(body),
        service,
        region: 'us-east-1',
      },
      {
        ...caller,
        random: { uuid: () => 'u', fraction: () => 0 },
        accountId: '1',
        region: 'us-east-1',
        sleep: caller.clock.sleep,
        lambda: async () => ({ payload: '' }),
      },
    )
  expect(services.recentCalls()).toMatchObject([
    { service: 'sqs', action: 'SendMessage', subject: 'q', status: 200 },
    { service: 'dynamodb', action: 'GetItem', subject: 'orders', status: 400 },
  ])
})

describe('resources', () => {
  const services = () =>
    createLocalServices({
      tables: [{ name: 'orders', hash: { name: 'id', type: 'S' }, items: [{ id: { S: 'a' } }] }],
      buckets: [{ name: 'files', objects: [{ key: 'k', body: 'YWJj' }] }],
      stateMachines: [
        {
          name: 'flow',
          executions: [{ arn: 'a', name: 'n', input: '{}', startedAt: 1, stoppedAt: 2, status: 'SUCCEEDED' }],
        },
      ],
    })

  test('are listed with how much is in them, and shown one by one without the bodies of objects', () => {
    const { resources, resource } = services()
    expect(resources()).toEqual([
      { kind: 'tables', name: 'orders', count: 1 },
      { kind: 'stateMachines', name: 'flow', count: 1 },
      { kind: 'buckets', name: 'files', count: 1 },
    ])
    expect(resource('tables', 'orders')).toMatchObject({ name: 'orders', items: [{ id: { S: 'a' } }] })
    expect(resource('buckets', 'files')).toMatchObject({
      objects: [{ key: 'k', body: '', headers: { 'content-length': '3' } }],
    })
    expect(resource('tables', 'files')).toBeUndefined()
  })

  test('are put in, keeping the lists that the value lacks, and taken out; nothing else changes', () => {
    const local = services()
    const before = local.changes()
    local.setResource('stateMachines', 'flow', { type: 'STANDARD', result: { kind: 'FIXED', output: '1' } })
    local.setResource('queues', 'jobs', {})
    local.setResource('tables', 'orders', undefined)
    const { stateMachines, queues, tables, buckets } = local.snapshot()
    expect(stateMachines).toMatchObject([{ name: 'flow', type: 'STANDARD', executions: [{ name: 'n' }] }])
    expect(queues).toMatchObject([{ name: 'jobs', settings: { visibilityTimeout: 30 } }])
    expect(tables).toEqual([])
    expect(buckets[0]?.objects).toMatchObject([{ key: 'k', body: 'YWJj' }])
    expect(local.changes()).toBeGreaterThan(before)
  })
})
