import { createHash } from 'node:crypto'
import type { JsonObject } from '@gatewright/definition'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ServiceCaller, serviceCaller, textOf } from '../../../../testing/service-caller.ts'

let caller: ServiceCaller
const url = (name: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`
const run = (action: string, input: JsonObject) => caller.json('sqs', action, input)
const ok = async (action: string, input: JsonObject): Promise<JsonObject> => {
  const { status, body } = await run(action, input)
  expect(body).not.toHaveProperty('__type')
  expect(status).toBe(200)
  return body
}
const send = (body: string, rest: JsonObject = {}) =>
  ok('SendMessage', { QueueUrl: url('q'), MessageBody: body, ...rest })
const receive = async (rest: JsonObject = {}) =>
  ((await ok('ReceiveMessage', { QueueUrl: url('q'), ...rest })).Messages ?? []) as { [name: string]: string }[]
const bodies = async (rest: JsonObject = {}) =>
  (await receive({ MaxNumberOfMessages: 10, ...rest })).map(({ Body }) => Body)
const query = (parameters: string, { path = '/123456789012/q', accept = 'application/json', form = true } = {}) =>
  caller.call({
    service: 'sqs',
    path,
    url: `https://sqs.us-east-1.amazonaws.com${path}${form ? '' : `?${parameters}`}`,
    headers: [
      ['Accept', accept],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    body: Buffer.from(form ? parameters : ''),
  })

beforeEach(async () => {
  caller = serviceCaller()
  await ok('CreateQueue', { QueueName: 'q' })
})

describe('messages', () => {
  test('a message is sent, received, in flight, and deleted', async () => {
    const sent = await send('hello')
    expect(sent).toEqual({
      MD5OfMessageBody: createHash('md5').update('hello').digest('hex'),
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    const [message] = await receive()
    expect(message).toMatchObject({ Body: 'hello', MessageId: sent.MessageId, MD5OfBody: sent.MD5OfMessageBody })
    expect(await receive()).toEqual([])
    await ok('DeleteMessage', { QueueUrl: url('q'), ReceiptHandle: message?.ReceiptHandle ?? '' })
    caller.clock.advance(60_000)
    expect(await receive()).toEqual([])
  })

  test('what is not deleted comes back after the visibility timeout', async () => {
    await send('again')
    await receive({ VisibilityTimeout: 5 })
    caller.clock.advance(4_999)
    expect(await receive()).toEqual([])
    caller.clock.advance(1)
    const [message] = await receive({ AttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'] })
    expect(message?.Attributes).toEqual({
      ApproximateReceiveCount: '2',
      SentTimestamp: String(Date.UTC(2026, 0, 15, 12)),
    })
  })

  test('visibility can be changed while in flight only', async () => {
    await send('x')
    const [message] = await receive()
    const handle = { QueueUrl: url('q'), ReceiptHandle: message?.ReceiptHandle ?? '' }
    await ok('ChangeMessageVisibility', { ...handle, VisibilityTimeout: 0 })
    expect(await bodies()).toEqual(['x'])
    caller.clock.advance(30_000)
    expect((await run('ChangeMessageVisibility', { ...handle, VisibilityTimeout: 1 })).body.__type).toBe(
      'com.amazonaws.sqs#MessageNotInflight',
    )
  })

  test('a delay hides a message', async () => {
    await send('late', { DelaySeconds: 10 })
    expect(await receive()).toEqual([])
    caller.clock.advance(10_000)
    expect(await bodies()).toEqual(['late'])
  })

  test('a long poll waits for what becomes visible, by the clock', async () => {
    await send('late', { DelaySeconds: 3 })
    const start = caller.clock.now()
    expect(await bodies({ WaitTimeSeconds: 10 })).toEqual(['late'])
    expect(caller.clock.now() - start).toBe(3_000)
    expect(await bodies({ WaitTimeSeconds: 2 })).toEqual([])
    expect(caller.clock.now() - start).toBe(5_000)
  })

  test('attributes come back when asked for, with their digest', async () => {
    const attributes = {
      'user-agent': { DataType: 'String', StringValue: 'curl' },
      n: { DataType: 'Number', StringValue: '5' },
      b: { DataType: 'Binary', BinaryValue: 'AQI=' },
    }
    const sent = await send('x', { MessageAttributes: attributes })
    const [message] = await receive({ MessageAttributeNames: ['All'], VisibilityTimeout: 0 })
    expect(message?.MessageAttributes).toEqual(attributes)
    expect(message?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes)
    expect((await receive({ MessageAttributeNames: ['user-.*'] }))[0]).not.toHaveProperty('MessageAttributes')
  })

  test('messages expire', async () => {
    await ok('SetQueueAttributes', { QueueUrl: url('q'), Attributes: { MessageRetentionPeriod: '60' } })
    await send('old')
    caller.clock.advance(60_000)
    expect(await bodies()).toEqual([])
  })

  test('what is received too often goes to the dead-letter queue', async () => {
    await ok('CreateQueue', { QueueName: 'dead' })
    await ok('SetQueueAttributes', {
      QueueUrl: url('q'),
      Attributes: {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead',
          maxReceiveCount: '2',
        }),
      },
    })
    await send('poison')
    await receive({ VisibilityTimeout: 0 })
    await receive({ VisibilityTimeout: 0 })
    expect(await receive()).toEqual([])
    expect(((await ok('ReceiveMessage', { QueueUrl: url('dead') })).Messages as JsonObject[])[0]).toMatchObject({
      Body: 'poison',
    })
  })
})

test('the digest of attributes is the one that SQS gives', async () => {
  const sent = await send('x', {
    MessageAttributes: { timestamp: { DataType: 'Number', StringValue: '1493147359900' } },
  })
  expect(sent.MD5OfMessageAttributes).toBe('235c5c510d26fb653d073faed50ae77c')
})

describe('FIFO queues', () => {
  const fifo = (body: string, rest: JsonObject = {}) =>
    ok('SendMessage', { QueueUrl: url('f.fifo'), MessageBody: body, MessageGroupId: 'g', ...rest })
  beforeEach(async () => {
    await ok('CreateQueue', {
      QueueName: 'f.fifo',
      Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' },
    })
  })

  test('equal messages are one for five minutes', async () => {
    const first = await fifo('a')
    expect(await fifo('a')).toEqual(first)
    expect(first.SequenceNumber).toMatch(/^\d{20}$/)
    caller.clock.advance(300_000)
    expect((await fifo('a')).MessageId).not.toBe(first.MessageId)
  })

  test('a group waits while one of its messages is in flight; others do not', async () => {
    await fifo('a1')
    await fifo('a2')
    await fifo('b1', { MessageGroupId: 'h' })
    const next = async () =>
      ((await ok('ReceiveMessage', { QueueUrl: url('f.fifo') })).Messages ?? []) as { [name: string]: string }[]
    const [first] = await next()
    expect(first?.Body).toBe('a1')
    expect((await next())[0]?.Body).toBe('b1')
    expect(await next()).toEqual([])
    await ok('DeleteMessage', { QueueUrl: url('f.fifo'), ReceiptHandle: first?.ReceiptHandle ?? '' })
    expect((await next())[0]?.Body).toBe('a2')
  })

  test('a message needs its group', async () => {
    const { body } = await run('SendMessage', { QueueUrl: url('f.fifo'), MessageBody: 'x' })
    expect(body.message).toBe('The request must contain the parameter MessageGroupId.')
  })
})

describe('batches', () => {
  test('each entry stands for itself', async () => {
    const answer = await ok('SendMessageBatch', {
      QueueUrl: url('q'),
      Entries: [
        { Id: 'one', MessageBody: 'a' },
        { Id: 'two', MessageBody: '' },
      ],
    })
    expect(answer.Successful).toMatchObject([{ Id: 'one', MD5OfMessageBody: expect.any(String) }])
    expect(answer.Failed).toEqual([
      {
        Id: 'two',
        SenderFault: true,
        Code: 'MissingParameter',
        Message: 'The request must contain the parameter MessageBody.',
      },
    ])
    const [message] = await receive()
    expect(
      await ok('DeleteMessageBatch', {
        QueueUrl: url('q'),
        Entries: [{ Id: 'x', ReceiptHandle: message?.ReceiptHandle ?? '' }],
      }),
    ).toEqual({ Successful: [{ Id: 'x' }] })
  })
})

describe('refusals', () => {
  test.each<[string, string, JsonObject, number, string, string]>([
    [
      'an unknown queue',
      'SendMessage',
      { QueueUrl: url('no'), MessageBody: 'x' },
      400,
      'QueueDoesNotExist',
      'The specified queue does not exist.',
    ],
    [
      'no body',
      'SendMessage',
      { QueueUrl: url('q') },
      400,
      'MissingRequiredParameterException',
      'The request must contain the parameter MessageBody.',
    ],
    [
      'a body too long',
      'SendMessage',
      { QueueUrl: url('q'), MessageBody: 'x'.repeat(1_048_577) },
      400,
      'InvalidParameterValueException',
      'Message must be shorter than 1048576 bytes.',
    ],
    [
      'characters that are none',
      'SendMessage',
      { QueueUrl: url('q'), MessageBody: 'a\u0000' },
      400,
      'InvalidMessageContents',
      'Invalid characters found.',
    ],
    [
      'a delay too long',
      'SendMessage',
      { QueueUrl: url('q'), MessageBody: 'x', DelaySeconds: 901 },
      400,
      'InvalidParameterValueException',
      'Value 901 for parameter DelaySeconds is invalid.',
    ],
    [
      'eleven messages',
      'ReceiveMessage',
      { QueueUrl: url('q'), MaxNumberOfMessages: 11 },
      400,
      'InvalidParameterValueException',
      'Must be between 1 and 10, if provided.',
    ],
    [
      'a long wait',
      'ReceiveMessage',
      { QueueUrl: url('q'), WaitTimeSeconds: 21 },
      400,
      'InvalidParameterValueException',
      'Must be >= 0 and <= 20, if provided.',
    ],
    [
      'a handle that is none',
      'DeleteMessage',
      { QueueUrl: url('q'), ReceiptHandle: 'x' },
      404,
      'ReceiptHandleIsInvalid',
      'The input receipt handle "x" is not a valid receipt handle.',
    ],
    [
      'an empty batch',
      'SendMessageBatch',
      { QueueUrl: url('q'), Entries: [] },
      400,
      'EmptyBatchRequest',
      'There should be at least one SendMessageBatchRequestEntry in the request.',
    ],
    [
      'an id twice',
      'SendMessageBatch',
      {
        QueueUrl: url('q'),
        Entries: [
          { Id: 'a', MessageBody: 'x' },
          { Id: 'a', MessageBody: 'x' },
        ],
      },
      400,
      'BatchEntryIdsNotDistinct',
      'Id a repeated.',
    ],
    [
      'a queue name that is none',
      'CreateQueue',
      { QueueName: 'a b' },
      400,
      'InvalidParameterValueException',
      'alphanumeric characters',
    ],
    [
      'an attribute without a value',
      'SendMessage',
      { QueueUrl: url('q'), MessageBody: 'x', MessageAttributes: { a: { DataType: 'String' } } },
      400,
      'InvalidParameterValueException',
      'must contain a non-empty message (user) attribute value',
    ],
  ])('%s', async (_title, action, input, status, name, message) => {
    const answer = await run(action, input)
    expect(answer.status).toBe(status)
    expect(answer.body.__type).toBe(`com.amazonaws.sqs#${name}`)
    expect(answer.body.message).toContain(message)
  })

  test('a second purge within a minute', async () => {
    await send('x')
    await ok('PurgeQueue', { QueueUrl: url('q') })
    expect(await receive()).toEqual([])
    expect((await run('PurgeQueue', { QueueUrl: url('q') })).status).toBe(403)
    caller.clock.advance(60_000)
    await ok('PurgeQueue', { QueueUrl: url('q') })
  })
})

describe('the query protocol', () => {
  test.each([true, false])('parameters in the form: %s; JSON for an integration', async (form) => {
    const answer = await query(
      'Action=SendMessage&MessageBody={"foo": "bar"}&MessageAttribute.1.Name=user-agent&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=x',
      { form },
    )
    expect(answer?.status).toBe(200)
    expect(JSON.parse(textOf(answer))).toEqual({
      SendMessageResponse: {
        SendMessageResult: {
          MD5OfMessageAttributes: expect.any(String),
          MD5OfMessageBody: createHash('md5').update('{"foo": "bar"}').digest('hex'),
          MD5OfMessageSystemAttributes: null,
          MessageId: expect.any(String),
          SequenceNumber: null,
        },
        ResponseMetadata: { RequestId: expect.any(String) },
      },
    })
    expect((await receive({ MessageAttributeNames: ['All'] }))[0]).toMatchObject({
      Body: '{"foo": "bar"}',
      MessageAttributes: { 'user-agent': { DataType: 'String', StringValue: 'x' } },
    })
  })

  test('XML where the call accepts that', async () => {
    const answer = await query('Action=SendMessage&MessageBody=%3Ca%3E', { accept: 'application/xml' })
    expect(textOf(answer)).toMatch(
      /^<\?xml version="1.0"\?><SendMessageResponse xmlns="http:\/\/queue.amazonaws.com\/doc\/2012-11-05\/"><SendMessageResult><MD5OfMessageBody>[0-9a-f]{32}<\/MD5OfMessageBody><MessageId>[0-9a-f-]{36}<\/MessageId><\/SendMessageResult><ResponseMetadata><RequestId>[0-9a-f-]{36}<\/RequestId><\/ResponseMetadata><\/SendMessageResponse>$/,
    )
    const received = textOf(await query('Action=ReceiveMessage&AttributeName.1=All', { accept: 'application/xml' }))
    expect(received).toContain('<Body>&lt;a&gt;</Body>')
    expect(received).toContain('<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>')
  })

  test('messages as JSON', async () => {
    expect(JSON.parse(textOf(await query('Action=ReceiveMessage')))).toMatchObject({
      ReceiveMessageResponse: { ReceiveMessageResult: { messages: null } },
    })
    await send('x')
    const answer = JSON.parse(textOf(await query('Action=ReceiveMessage')))
    const [message] = answer.ReceiveMessageResponse.ReceiveMessageResult.messages
    expect(message).toMatchObject({ Body: 'x', Attributes: null, MessageAttributes: null })
    const deleted = await query(`Action=DeleteMessage&ReceiptHandle=${encodeURIComponent(message.ReceiptHandle)}`)
    expect(JSON.parse(textOf(deleted))).toEqual({
      DeleteMessageResponse: { ResponseMetadata: { RequestId: expect.any(String) } },
    })
  })

  test.each([
    [
      'application/json',
      /^\{"Error":\{"Code":"AWS.SimpleQueueService.NonExistentQueue","Message":"The specified queue does not exist.","Type":"Sender"\},"RequestId":"[0-9a-f-]{36}"\}$/,
    ],
    [
      'text/xml',
      /<ErrorResponse xmlns="[^"]+"><Error><Type>Sender<\/Type><Code>AWS.SimpleQueueService.NonExistentQueue<\/Code><Message>The specified queue does not exist.<\/Message><\/Error><RequestId>/,
    ],
  ])('an error for %s', async (accept, expected) => {
    const answer = await query('Action=SendMessage&MessageBody=x', { path: '/123456789012/no', accept })
    expect(answer?.status).toBe(400)
    expect(textOf(answer)).toMatch(expected)
  })

  test('a body that is no form names no action', async () => {
    const answer = await caller.call({
      service: 'sqs',
      path: '/123456789012/q',
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from('Action=SendMessage'),
    })
    expect(answer?.status).toBe(403)
    expect(textOf(answer)).toContain('Unable to determine service/operation name to be authorized')
  })
})

test('the error of the JSON protocol carries the code of the query protocol', async () => {
  const answer = await caller.call({
    service: 'sqs',
    headers: [['X-Amz-Target', 'AmazonSQS.GetQueueUrl']],
    body: Buffer.from('{"QueueName":"no"}'),
  })
  expect(answer?.headers).toContainEqual(['x-amzn-query-error', 'AWS.SimpleQueueService.NonExistentQueue;Sender'])
})

test('queues are listed, described and deleted', async () => {
  await send('x')
  await send('y', { DelaySeconds: 5 })
  await receive()
  expect((await ok('GetQueueAttributes', { QueueUrl: url('q'), AttributeNames: ['All'] })).Attributes).toMatchObject({
    QueueArn: 'arn:aws:sqs:us-east-1:123456789012:q',
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '1',
    ApproximateNumberOfMessagesDelayed: '1',
    VisibilityTimeout: '30',
  })
  expect(await ok('ListQueues', {})).toEqual({ QueueUrls: [url('q')] })
  await ok('DeleteQueue', { QueueUrl: url('q') })
  expect(await ok('ListQueues', {})).toEqual({})
})
