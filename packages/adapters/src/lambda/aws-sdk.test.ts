import { readFileSync } from 'node:fs'
import { accountSchema, backendsSchema, type ServicesSnapshot, servicesSnapshotSchema } from '@gatewright/definition'
import { seededRandom } from '@gatewright/engine/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { createLocalServices } from '../aws/local/local-services.ts'
import { type HostClock, realClock, virtualClock } from '../clock.ts'
import { createPorts } from '../create-ports.ts'
import { createSandboxPool } from './sandbox-pool.ts'

const account = accountSchema.parse({})
const start = Date.UTC(2026, 0, 15, 12)
const pool = createSandboxPool()
afterAll(() => pool.dispose())

const fixture = (name: string) => readFileSync(new URL(`../../testing/handlers/${name}.txt`, import.meta.url), 'utf8')
const seed = (): ServicesSnapshot =>
  servicesSnapshotSchema.parse({
    tables: [
      {
        name: 'notes',
        hash: { name: 'id', type: 'S' },
        items: [
          { id: { S: 'n1' }, text: { S: 'hello' }, tags: { L: [{ S: 'a' }] }, rating: { N: '4.5' } },
          { id: { S: 'link' }, target: { S: 'https://example.com/' }, hits: { N: '41' } },
          { id: { S: 'book' }, stock: { N: '3' } },
        ],
      },
      {
        name: 'orders',
        hash: { name: 'orderId', type: 'S' },
        indexes: [
          { name: 'byCustomer', hash: { name: 'customerId', type: 'S' }, range: { name: 'placedAt', type: 'N' } },
        ],
        items: [50, 110, 120, 130, 140, 300].map((at, index) => ({
          orderId: { S: `o${at}` },
          customerId: { S: 'c1' },
          placedAt: { N: String(at) },
          total: { N: String(index * 4) },
        })),
      },
    ],
    queues: [{ name: 'jobs' }],
    topics: [{ name: 'news' }],
    stateMachines: [
      { name: 'flow', type: 'STANDARD' },
      { name: 'price', result: { kind: 'FUNCTION', functionName: 'double' } },
    ],
    streams: [{ name: 'clicks' }],
    buckets: [
      {
        name: 'files',
        objects: [
          { key: 'in/a.txt', body: 'YWJj' },
          { key: 'in/b.txt', body: 'ZA==' },
          { key: 'out/c.txt', body: '' },
        ],
      },
    ],
    parameters: [
      { name: '/app/url', value: 'https://x.example' },
      { name: '/app/key', value: 'secret', type: 'SecureString' },
    ],
  })
const environment = {
  NOTES_TABLE: 'notes',
  QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs',
  TOPIC_ARN: 'arn:aws:sns:us-east-1:123456789012:news',
  STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:123456789012:stateMachine:flow',
  BUCKET: 'files',
}
const language = (name: string) => (name.includes('.ts') ? 'typescript' : 'javascript')

/** A function `f` of the given source, beside a function that doubles a value; everything else as an API has it. */
const functionOf = (
  source: string,
  options: { clock?: HostClock; lang?: string; aws?: object; timeout?: number } = {},
) => {
  const services = createLocalServices(seed())
  const { clock = virtualClock(start), lang = 'javascript', aws = {}, timeout = 10 } = options
  const code = (text: string, codeLanguage = 'javascript') => ({
    type: 'HANDLER',
    language: codeLanguage,
    source: text,
  })
  const ports = createPorts({
    account,
    backends: backendsSchema.parse({
      functions: {
        f: { code: code(source, lang), environment, timeout },
        double: { code: code('exports.handler = async ({ value }) => ({ doubled: value * 2 })') },
      },
      aws,
    }),
    clock,
    random: seededRandom(),
    scope: String(Math.random()),
    shared: { pool, services },
  })
  const invoke = async (event: unknown) => {
    const result = await ports.lambda(
      {
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
        functionName: 'f',
        payload: JSON.stringify(event),
        invocationType: 'RequestResponse',
        requestId: '11111111-2222-4333-8444-555555555555',
      },
      29_000,
    )
    return { ...result, value: JSON.parse(result.payload) }
  }
  return { invoke, services, clock }
}
const http = (value: { statusCode: number; body?: string }) => ({
  ...value,
  ...(value.body && { body: JSON.parse(value.body) }),
})

describe('handlers of the kind that samples have run unmodified', () => {
  test.each<[string, unknown, unknown]>([
    [
      'create-note.js',
      { body: '{"text":"milk","tags":["shop"]}' },
      {
        statusCode: 201,
        body: {
          id: expect.any(String),
          text: 'milk',
          tags: ['shop'],
          createdAt: '2026-01-15T12:00:00.000Z',
          done: false,
        },
      },
    ],
    [
      'items-service.mjs',
      { routeKey: 'GET /items/{id}', pathParameters: { id: 'book' } },
      { statusCode: 200, body: { id: 'book', stock: 3 } },
    ],
    [
      'items-service.mjs',
      { routeKey: 'PUT /items', body: '{"id":"x","price":1.5,"name":"y"}' },
      { statusCode: 200, body: 'Put item x' },
    ],
    [
      'items-service.mjs',
      { routeKey: 'PUT /items', body: '{"id":"x"}' },
      { statusCode: 400, body: expect.stringContaining('removeUndefinedValues') },
    ],
    [
      'items-service.mjs',
      { routeKey: 'DELETE /items/{id}', pathParameters: { id: 'book' } },
      { statusCode: 200, body: 'Deleted item book' },
    ],
    ['items-service.mjs', { routeKey: 'PATCH /items' }, { statusCode: 400, body: 'Unsupported route: "PATCH /items"' }],
    [
      'get-item-low-level.js',
      { pathParameters: { id: 'n1' } },
      { statusCode: 200, body: { text: 'hello', tags: ['a'], rating: 4.5 } },
    ],
    ['get-item-low-level.js', { pathParameters: { id: 'none' } }, { statusCode: 404, body: { message: 'Not found' } }],
    [
      'update-note.mjs',
      { pathParameters: { id: 'n1' }, body: '{"text":"bye","done":true}' },
      { statusCode: 200, body: { id: 'n1', text: 'bye', done: true, tags: ['a'], rating: 4.5 } },
    ],
    ['register-user.js', { body: '{"id":"new","email":"a@b.c"}' }, { statusCode: 201 }],
    [
      'register-user.js',
      { body: '{"id":"n1","email":"a@b.c"}' },
      { statusCode: 409, body: { message: 'The conditional request failed' } },
    ],
    [
      'short-link.mjs',
      { pathParameters: { code: 'link' } },
      { statusCode: 302, headers: { Location: 'https://example.com/', 'X-Hits': '42' } },
    ],
    ['short-link.mjs', { pathParameters: { code: 'none' } }, { statusCode: 404 }],
    ['enqueue.js', { body: '{"job":1}' }, { statusCode: 202, body: { id: expect.any(String), digest: 32 } }],
    ['notify.js', { order: 1 }, { statusCode: 200 }],
    ['sync-workflow.js', { value: 4 }, { statusCode: 200, body: { doubled: 8 } }],
    [
      'typed-orders.ts',
      { pathParameters: { orderId: 'o1' } },
      { statusCode: 200, body: { orderId: 'o1', total: 12.5, lines: { 'BK-1': 2 } } },
    ],
  ])('%s %j', async (name, event, expected) => {
    const { invoke } = functionOf(fixture(name), { lang: language(name) })
    const { value, functionError } = await invoke(event)
    expect(functionError).toBeUndefined()
    const { headers, ...rest } = expected as { headers?: object }
    const { headers: given, ...answer } = value
    const parsed = answer.body?.startsWith('{') || answer.body?.startsWith('"') ? http(answer) : answer
    expect(parsed).toEqual(rest)
    if (headers !== undefined) expect(given).toEqual(headers)
  })

  test.each<[string, unknown, unknown]>([
    [
      'orders-of-customer.mjs',
      { customerId: 'c1' },
      {
        pages: 3,
        orders: [
          { orderId: 'o140', total: 16 },
          { orderId: 'o130', total: 12 },
          { orderId: 'o120', total: 8 },
        ],
      },
    ],
    ['report.js', {}, { sum: 60, count: 6 }],
    ['place-order.js', { orderId: 'fresh', productId: 'book', quantity: 2 }, 'placed'],
    ['place-order.js', { orderId: 'fresh', productId: 'book', quantity: 9 }, ['None', 'ConditionalCheckFailed']],
    [
      'seed.mjs',
      { count: 60 },
      [
        ['seed-0', ['a', 'b']],
        ['seed-59', ['a', 'b']],
      ],
    ],
    [
      'start-workflow.mjs',
      { a: 1 },
      {
        executionArn: 'arn:aws:states:us-east-1:123456789012:execution:flow:run-1',
        startedOn: '2026-01-15',
        status: 'SUCCEEDED',
        output: '{"a":1}',
      },
    ],
    ['emit-event.mjs', { body: '{"id":1}' }, { FailedEntryCount: 1, codes: ['ok', 'MalformedDetail'] }],
    [
      'store-document.js',
      { name: 'x', document: { a: [1] } },
      { document: { a: [1] }, ContentType: 'application/json', author: 'ada', ContentLength: 9, missing: 'NoSuchKey' },
    ],
    [
      'list-files.mjs',
      {},
      { prefixes: ['in/', 'out/'], KeyCount: 2, keys: ['in/a.txt:3', 'in/b.txt:1'], text: 'abc', left: 0 },
    ],
    ['cached-config.js', {}, { url: 'https://x.example', key: 'secret', wasCached: false, flag: 'absent' }],
    [
      'call-function.mjs',
      { value: 21 },
      { result: { doubled: 42 }, same: true, StatusCode: 200, fire: 202, missing: 'ResourceNotFoundException' },
    ],
    ['with-callback.js', { id: 'cb' }, 'shardId-000000000000'],
  ])('%s %j', async (name, event, expected) => {
    const { invoke } = functionOf(fixture(name))
    const { value, functionError } = await invoke(event)
    expect({ value, functionError }).toEqual({ value: expected, functionError: undefined })
  })

  test('a queue is drained by a long poll that takes virtual time only', async () => {
    const { invoke, services, clock } = functionOf(fixture('drain-queue.mjs'))
    const snapshot = services.snapshot()
    const message = (body: string) => ({
      id: body,
      body,
      attributes: {},
      sentAt: start,
      visibleAt: start,
      receiveCount: 0,
    })
    services.restore({ ...snapshot, queues: [{ name: 'jobs', messages: ['a', 'b', 'c'].map(message) }] })
    expect((await invoke({})).value).toEqual(['a', 'b', 'c'])
    expect(clock.now() - start).toBe(1_000)
    expect(services.snapshot().queues[0]?.messages).toEqual([])
  })

  test('module state stays between calls', async () => {
    const { invoke } = functionOf(fixture('cached-config.js'))
    await invoke({})
    expect((await invoke({})).value).toMatchObject({ wasCached: true })
  })
})

describe('one event loop', () => {
  const many = `const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb')
    const db = new DynamoDBClient({})
    const get = (id) => db.send(new GetItemCommand({ TableName: 'notes', Key: { id: { S: id } } }))
    exports.handler = async () => {
      const order = []
      const note = (name) => () => order.push(name)
      setTimeout(note('timer 5'), 5)
      setTimeout(note('timer 500'), 500)
      await Promise.all([get('n1').then(note('first')), get('book').then(note('second')), Promise.resolve().then(note('job'))])
      await new Promise((done) => setTimeout(done, 1000))
      return { order, at: Date.now() }
    }`

  test.each([
    ['without latency', 0, ['job', 'first', 'second', 'timer 5', 'timer 500']],
    ['with latency', 100, ['job', 'timer 5', 'first', 'second', 'timer 500']],
  ])('calls and timers come in the order of virtual time, %s', async (_title, latencyMs, order) => {
    const { invoke } = functionOf(many, { aws: { 'dynamodb:*': { faultInjection: { latencyMs } } } })
    expect((await invoke({})).value).toEqual({ order, at: start + 1000 + latencyMs })
  })

  test('calls and timers in real time', async () => {
    const { invoke } = functionOf(many, { clock: realClock() })
    const { order } = (await invoke({})).value
    // when an answer comes is up to the machine; all come, jobs go before them, and timers keep their order
    expect(order[0]).toBe('job')
    expect(order.toSorted()).toEqual(['first', 'job', 'second', 'timer 5', 'timer 500'])
    expect(order.indexOf('timer 5')).toBeLessThan(order.indexOf('timer 500'))
  })

  test('a slow service is a timed out task', async () => {
    const { invoke, clock } = functionOf(many, { aws: { 'dynamodb:*': { faultInjection: { latencyMs: 20_000 } } } })
    expect((await invoke({})).value.errorMessage).toMatch(/Task timed out after 10\.00 seconds$/)
    expect(clock.now()).toBe(start + 10_000)
  })

  test('in real time too', async () => {
    const { invoke } = functionOf(many, {
      clock: realClock(),
      timeout: 1,
      aws: { 'dynamodb:*': { faultInjection: { latencyMs: 20_000 } } },
    })
    expect((await invoke({})).value.errorMessage).toMatch(/Task timed out after 1\.00 seconds$/)
  })

  test('the same seed gives the same bytes, ids of services included', async () => {
    const source = fixture('enqueue.js')
    const run = async () => {
      const { invoke, services } = functionOf(source)
      return [(await invoke({ body: 'x' })).payload, JSON.stringify(services.snapshot())]
    }
    expect(await run()).toEqual(await run())
  })

  test('a function that invokes itself ends', async () => {
    const { invoke } = functionOf(`const { LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda')
      exports.handler = async ({ depth = 0 }) => {
        const { Payload } = await new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'f', Payload: JSON.stringify({ depth: depth + 1 }) }))
        return JSON.parse(Payload.transformToString())
      }`)
    expect((await invoke({})).value.errorMessage).toMatch(/nested deeper than 3 are not simulated/)
  })
})

describe('what is missing fails by name', () => {
  const failure = async (source: string) => (await functionOf(source).invoke({})).value.errorMessage
  test.each([
    [
      'a command',
      "const { ExecuteStatementCommand } = require('@aws-sdk/client-dynamodb')\nexports.handler = async () => 1",
      /ExecuteStatementCommand of @aws-sdk\/client-dynamodb is not simulated in the sandbox\. Simulated: BatchGetItemCommand/,
    ],
    [
      'a command of an ES module',
      "import { ExecuteStatementCommand } from '@aws-sdk/client-dynamodb'\nexport const handler = async () => 1",
      /ExecuteStatementCommand/,
    ],
    [
      'a waiter',
      "const s3 = require('@aws-sdk/client-s3')\nexports.handler = async () => s3.waitUntilObjectExists({})",
      /waitUntilObjectExists of @aws-sdk\/client-s3 is not simulated/,
    ],
    [
      'a client',
      "require('@aws-sdk/client-rekognition')",
      /Cannot find module '@aws-sdk\/client-rekognition': this package of the AWS SDK is not simulated .*@aws-sdk\/client-dynamodb/,
    ],
    [
      'a package beside the clients',
      "require('@aws-sdk/s3-request-presigner')",
      /'@aws-sdk\/s3-request-presigner': this package of the AWS SDK is not simulated/,
    ],
    ['version 2', "require('aws-sdk')", /'aws-sdk': this package of the AWS SDK is not simulated/],
    [
      'middleware',
      "const { S3Client } = require('@aws-sdk/client-s3')\nexports.handler = async () => new S3Client({}).middlewareStack.add(() => 1)",
      /middlewareStack\.add of S3Client is not simulated/,
    ],
    [
      'a subresource',
      "const { S3Client, PutObjectCommand } = require('@aws-sdk/client-s3')\nexports.handler = async () => new S3Client({}).send(new PutObjectCommand({ Bucket: 'files', Key: 'k', Tagging: 'a=b' }))",
      /PutObjectCommand of @aws-sdk\/client-s3 is not simulated/,
    ],
    [
      'a command of another client',
      "const { S3Client } = require('@aws-sdk/client-s3')\nconst { PutItemCommand } = require('@aws-sdk/client-dynamodb')\nexports.handler = async () => new S3Client({}).send(new PutItemCommand({}))",
      /send expects a command of @aws-sdk\/client-s3/,
    ],
  ])('%s', async (_title, source, message) => {
    expect(await failure(source)).toMatch(message)
  })
})

test('the reply of a design answers handlers too', async () => {
  const { invoke } = functionOf(fixture('get-item-low-level.js'), {
    aws: { 'dynamodb:GetItem': { reply: { type: 'FIXED', body: '{"Item":{"text":{"S":"fixed"}}}' } } },
  })
  expect(http((await invoke({ pathParameters: { id: 'n1' } })).value)).toEqual({
    statusCode: 200,
    body: { text: 'fixed' },
  })
})

const sender = `
  import { DynamoDBClient, GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
  const client = new DynamoDBClient({})
  export const handler = async ({ times = 0 }) => {
    const { Item } = await client.send(new GetItemCommand({ TableName: 'notes', Key: { id: { S: 'none' } } }))
    const refused = await client.send(new GetItemCommand({ TableName: 'nowhere', Key: {} })).catch((error) => error.name)
    for (let n = 0; n < times; n++) await client.send(new ListTablesCommand({}))
    return { found: Item !== undefined, refused }
  }`

test('a result tells which services the handler called, in order, with input and answer or error', async () => {
  const { serviceCalls, moreServiceCalls } = await functionOf(sender).invoke({})
  expect(serviceCalls).toMatchObject([
    { service: 'dynamodb', action: 'GetItem', ok: true, input: expect.stringContaining('"notes"'), at: start },
    { service: 'dynamodb', action: 'GetItem', ok: false, answer: expect.stringContaining('ResourceNotFoundException') },
  ])
  expect(moreServiceCalls).toBeUndefined()
})

test('a handler that calls without end fills no memory: the calls beyond the first are counted', async () => {
  const { serviceCalls, moreServiceCalls } = await functionOf(sender).invoke({ times: 60 })
  expect([serviceCalls?.length, moreServiceCalls]).toEqual([50, 12])
})
