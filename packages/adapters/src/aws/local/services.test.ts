import type { JsonObject } from '@gatewright/definition'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ServiceCaller, serviceCaller, textOf } from '../../../testing/service-caller.ts'

let caller: ServiceCaller
beforeEach(() => {
  caller = serviceCaller()
})
const form = (service: string, parameters: { [name: string]: string }, accept = 'application/json') =>
  caller.call({
    service,
    headers: [
      ['Accept', accept],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    body: Buffer.from(new URLSearchParams(parameters).toString()),
  })
const parsed = async (answer: ReturnType<typeof form>) => JSON.parse(textOf(await answer))

describe('SNS', () => {
  const arn = 'arn:aws:sns:us-east-1:123456789012:t'
  const publish = (rest: { [name: string]: string }, accept?: string) =>
    form('sns', { Action: 'Publish', TopicArn: arn, ...rest }, accept)
  const received = async () =>
    (await caller.json('sqs', 'ReceiveMessage', { QueueUrl: '/q', MessageAttributeNames: ['All'] })).body.Messages as {
      [name: string]: string
    }[]

  beforeEach(async () => {
    await form('sns', { Action: 'CreateTopic', Name: 't' })
    await caller.json('sqs', 'CreateQueue', { QueueName: 'q' })
  })

  test('what is published is kept and answered in JSON or XML', async () => {
    expect(await parsed(publish({ Message: 'hello', Subject: 's' }))).toEqual({
      PublishResponse: {
        PublishResult: { MessageId: expect.any(String), SequenceNumber: null },
        ResponseMetadata: { RequestId: expect.any(String) },
      },
    })
    expect(textOf(await publish({ Message: 'x' }, 'text/xml'))).toMatch(
      /<PublishResponse xmlns="http:\/\/sns.amazonaws.com\/doc\/2010-03-31\/"><PublishResult><MessageId>[^<]+<\/MessageId><\/PublishResult>/,
    )
    expect(caller.state.sns.topics.get('t')?.published).toMatchObject([
      { message: 'hello', subject: 's' },
      { message: 'x' },
    ])
  })

  test('a queue that subscribes gets the envelope', async () => {
    await form('sns', {
      Action: 'Subscribe',
      TopicArn: arn,
      Protocol: 'sqs',
      Endpoint: 'arn:aws:sqs:us-east-1:123456789012:q',
    })
    await publish({
      Message: 'hello',
      'MessageAttributes.entry.1.Name': 'kind',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'a',
    })
    const [message] = await received()
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({
      Type: 'Notification',
      TopicArn: arn,
      Message: 'hello',
      Timestamp: '2026-01-15T12:00:00.000Z',
      MessageAttributes: { kind: { Type: 'String', Value: 'a' } },
    })
  })

  test('or the message itself with raw delivery', async () => {
    await form('sns', {
      Action: 'Subscribe',
      TopicArn: arn,
      Protocol: 'sqs',
      Endpoint: 'arn:aws:sqs:us-east-1:123456789012:q',
      'Attributes.entry.1.key': 'RawMessageDelivery',
      'Attributes.entry.1.value': 'true',
    })
    await publish({ Message: '{"default":"d","sqs":"for queues"}', MessageStructure: 'json' })
    expect((await received())[0]?.Body).toBe('for queues')
  })

  test('a function that subscribes is invoked', async () => {
    await form('sns', {
      Action: 'Subscribe',
      TopicArn: arn,
      Protocol: 'lambda',
      Endpoint: 'arn:aws:lambda:us-east-1:123456789012:function:f',
    })
    await publish({ Message: 'hello' })
    expect(caller.invoked).toMatchObject([{ functionName: 'f', invocationType: 'Event' }])
    expect(JSON.parse(caller.invoked[0]?.payload ?? '').Records[0].Sns.Message).toBe('hello')
  })

  test('a batch', async () => {
    const answer = await parsed(
      form('sns', {
        Action: 'PublishBatch',
        TopicArn: arn,
        'PublishBatchRequestEntries.member.1.Id': 'a',
        'PublishBatchRequestEntries.member.1.Message': 'x',
        'PublishBatchRequestEntries.member.2.Id': 'b',
      }),
    )
    expect(answer.PublishBatchResponse.PublishBatchResult).toEqual({
      Successful: [{ Id: 'a', MessageId: expect.any(String) }],
      Failed: [{ Id: 'b', Code: 'InvalidParameter', Message: 'Invalid parameter: Empty message', SenderFault: true }],
    })
  })

  test.each<[string, { [name: string]: string }, number, string, string]>([
    [
      'an unknown topic',
      { TopicArn: 'arn:aws:sns:us-east-1:123456789012:no', Message: 'x' },
      404,
      'NotFound',
      'Topic does not exist',
    ],
    ['no ARN', { TopicArn: 't', Message: 'x' }, 400, 'InvalidParameter', 'An ARN must have at least 6 elements'],
    ['no message', {}, 400, 'InvalidParameter', 'Invalid parameter: Empty message'],
    [
      'a message too long',
      { Message: 'x'.repeat(262_145) },
      400,
      'InvalidParameter',
      'Invalid parameter: Message too long',
    ],
    [
      'structure without default',
      { Message: '{"sqs":"x"}', MessageStructure: 'json' },
      400,
      'InvalidParameter',
      'No default entry in JSON message body',
    ],
    [
      'structure that is no JSON',
      { Message: 'x', MessageStructure: 'json' },
      400,
      'InvalidParameter',
      'JSON message body failed to parse',
    ],
  ])('%s is refused', async (_title, parameters, status, code, message) => {
    const answer = await publish(parameters)
    expect(answer?.status).toBe(status)
    const { Error: error } = JSON.parse(textOf(answer))
    expect(error).toMatchObject({ Code: code, Type: 'Sender' })
    expect(error.Message).toContain(message)
  })

  test.each([
    [{ Action: 'Publish', PhoneNumber: '+1', Message: 'x' }, 'phone number'],
    [{ Action: 'Subscribe', TopicArn: arn, Protocol: 'email', Endpoint: 'a@b.c' }, 'email'],
  ])('%j is not simulated, and says so', async (parameters, text) => {
    await expect(form('sns', parameters)).rejects.toMatchObject({
      kind: 'notSimulated',
      message: expect.stringContaining(text),
    })
  })
})

describe('Step Functions', () => {
  const arn = (name: string) => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`
  const machine = (name: string, type: 'STANDARD' | 'EXPRESS', result: object) =>
    caller.state.states.machines.set(name, { name, type, result, executions: [] } as never)

  beforeEach(() => {
    machine('echo', 'EXPRESS', { kind: 'ECHO' })
    machine('fixed', 'EXPRESS', { kind: 'FIXED', output: '{"ok":true}' })
    machine('fail', 'EXPRESS', { kind: 'FAIL', error: 'Boom', cause: 'because' })
    machine('call', 'EXPRESS', { kind: 'FUNCTION', functionName: 'f' })
    machine('slow', 'STANDARD', { kind: 'ECHO' })
  })

  test.each([
    ['echo', { status: 'SUCCEEDED', output: '{"a":1}' }],
    ['fixed', { status: 'SUCCEEDED', output: '{"ok":true}' }],
    ['fail', { status: 'FAILED', error: 'Boom', cause: 'because' }],
    ['call', { status: 'SUCCEEDED', output: '{"a":1}' }],
  ])('StartSyncExecution of %s', async (name, expected) => {
    const { status, body } = await caller.json('states', 'StartSyncExecution', {
      stateMachineArn: arn(name),
      input: '{"a":1}',
      name: 'run',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ ...expected, input: '{"a":1}', startDate: 1_768_478_400, stateMachineArn: arn(name) })
    expect(body.executionArn).toMatch(
      new RegExp(`^arn:aws:states:us-east-1:123456789012:express:${name}:run:[0-9a-f-]{36}$`),
    )
  })

  test('StartExecution, then DescribeExecution', async () => {
    const { body } = await caller.json('states', 'StartExecution', {
      stateMachineArn: arn('slow'),
      input: '{}',
      name: 'one',
    })
    expect(body).toEqual({
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:slow:one',
      startDate: 1_768_478_400,
    })
    expect(
      (await caller.json('states', 'DescribeExecution', { executionArn: body.executionArn ?? null })).body,
    ).toMatchObject({
      status: 'SUCCEEDED',
      output: '{}',
      stateMachineArn: arn('slow'),
    })
  })

  test.each<[string, string, JsonObject, string, string]>([
    [
      'an unknown machine',
      'StartExecution',
      { stateMachineArn: arn('no') },
      'StateMachineDoesNotExist',
      `State Machine Does Not Exist: '${arn('no')}'`,
    ],
    ['no ARN', 'StartExecution', { stateMachineArn: 'x' }, 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: x'"],
    [
      'input that is no JSON',
      'StartExecution',
      { stateMachineArn: arn('echo'), input: '{' },
      'InvalidExecutionInput',
      "Invalid State Machine Execution Input: '{'",
    ],
    [
      'a name that is none',
      'StartExecution',
      { stateMachineArn: arn('echo'), name: 'a b' },
      'InvalidName',
      "Invalid Name: 'a b'",
    ],
    [
      'a standard machine',
      'StartSyncExecution',
      { stateMachineArn: arn('slow') },
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    ],
    ['nothing', 'StartExecution', {}, 'ValidationException', "Value null at 'stateMachineArn'"],
  ])('%s is refused', async (_title, action, input, name, message) => {
    const { status, body } = await caller.json('states', action, input)
    expect(status).toBe(400)
    expect(body.__type).toMatch(new RegExp(`#${name}$`))
    expect(body.message).toContain(message)
  })

  test('a name is good once', async () => {
    const input = { stateMachineArn: arn('slow'), name: 'one' }
    await caller.json('states', 'StartExecution', input)
    expect((await caller.json('states', 'StartExecution', input)).body.__type).toContain('#ExecutionAlreadyExists')
  })
})

describe('EventBridge', () => {
  const entry = { Source: 'shop', DetailType: 'order', Detail: '{"id":1}' }
  test('each entry stands for itself', async () => {
    const { status, body } = await caller.json('events', 'PutEvents', {
      Entries: [
        { ...entry, EventBusName: 'arn:aws:events:us-east-1:123456789012:event-bus/own' },
        { ...entry, Detail: 'no' },
        { ...entry, Detail: '[]' },
        { ...entry, Source: 'aws.s3' },
        { Source: 'shop', Detail: '{}' },
      ],
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      FailedEntryCount: 4,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
        { ErrorCode: 'MalformedDetail' },
        { ErrorCode: 'NotAuthorizedForSourceException' },
        {
          ErrorCode: 'InvalidArgument',
          ErrorMessage: 'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
        },
      ],
    })
    expect(caller.state.events.events).toMatchObject([{ bus: 'own', source: 'shop', detail: '{"id":1}' }])
  })

  test.each([
    [[], 'Member must have length greater than or equal to 1'],
    [Array.from({ length: 11 }, () => entry), 'Member must have length less than or equal to 10'],
    [
      [{ ...entry, Detail: `{"a":"${'x'.repeat(1_048_576)}"}` }],
      'Total size of the entries in the request is over the limit.',
    ],
  ])('a request with the wrong number of entries is refused', async (Entries, message) => {
    const { status, body } = await caller.json('events', 'PutEvents', { Entries })
    expect([status, body.__type]).toEqual([400, 'ValidationException'])
    expect(body.message).toContain(message)
  })

  test('without a target header there is no operation', async () => {
    const answer = await form('events', { Action: 'PutEvents' })
    expect(answer?.status).toBe(403)
  })
})

describe('Kinesis', () => {
  beforeEach(() => {
    caller.state.kinesis.streams.set('s', { name: 's', shards: 4, nextSequence: 1, records: [] })
  })
  test('a partition key decides the shard, sequence numbers rise', async () => {
    const record = { Data: 'eA==', PartitionKey: 'test' }
    const first = (await caller.json('kinesis', 'PutRecord', { StreamName: 's', ...record })).body
    const { body } = await caller.json('kinesis', 'PutRecords', {
      StreamName: 's',
      Records: [record, { ...record, ExplicitHashKey: '0' }],
    })
    const [second, third] = body.Records as JsonObject[]
    expect(first.ShardId).toBe('shardId-000000000000')
    expect(second?.ShardId).toBe(first.ShardId)
    expect(third?.ShardId).toBe('shardId-000000000000')
    expect(String(first.SequenceNumber)).toMatch(/^\d{56}$/)
    expect(BigInt(String(second?.SequenceNumber))).toBeGreaterThan(BigInt(String(first.SequenceNumber)))
    expect(caller.state.kinesis.streams.get('s')?.records).toHaveLength(3)
  })

  test.each<[string, JsonObject, string, string]>([
    [
      'an unknown stream',
      { StreamName: 'no', Data: '', PartitionKey: 'a' },
      'ResourceNotFoundException',
      'Stream no under account 123456789012 not found.',
    ],
    ['data that is no base64', { StreamName: 's', Data: '{"a":1}', PartitionKey: 'a' }, 'SerializationException', ''],
    ['no partition key', { StreamName: 's', Data: '' }, 'ValidationException', "Value null at 'partitionKey'"],
    [
      'a long partition key',
      { StreamName: 's', Data: '', PartitionKey: 'x'.repeat(257) },
      'ValidationException',
      'less than or equal to 256',
    ],
    [
      'a hash key out of range',
      { StreamName: 's', Data: '', PartitionKey: 'x', ExplicitHashKey: '9'.repeat(39) },
      'InvalidArgumentException',
      'Invalid ExplicitHashKey',
    ],
  ])('%s is refused', async (_title, input, name, message) => {
    const { status, body } = await caller.json('kinesis', 'PutRecord', input)
    expect([status, body.__type]).toEqual([400, name])
    expect(String(body.message ?? body.Message)).toContain(message)
  })
})

describe('Systems Manager', () => {
  const put = (Name: string, Value: string, Type = 'String') =>
    caller.json('ssm', 'PutParameter', { Name, Value, Type })
  beforeEach(async () => {
    await put('plain', '123')
    await put('/app/db/url', 'u')
    await put('/app/key', 'k', 'SecureString')
  })

  test('a parameter by the JSON protocol', async () => {
    expect((await caller.json('ssm', 'GetParameter', { Name: 'plain' })).body).toEqual({
      Parameter: {
        ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/plain',
        DataType: 'text',
        LastModifiedDate: 1_768_478_400,
        Name: 'plain',
        Type: 'String',
        Value: '123',
        Version: 1,
      },
    })
  })

  test('an action URI gets it by the query protocol, wrapped', async () => {
    const answer = await caller.call({
      service: 'ssm',
      action: 'GetParameter',
      url: 'https://ssm.us-east-1.amazonaws.com/?Action=GetParameter&Name=plain',
      headers: [['Accept', 'application/json']],
    })
    expect(JSON.parse(textOf(answer))).toMatchObject({
      GetParameterResponse: { GetParameterResult: { Parameter: { Name: 'plain', Value: '123' } } },
    })
  })

  test('a secure string is shown decrypted only when asked for', async () => {
    const value = async (rest: JsonObject) =>
      ((await caller.json('ssm', 'GetParameter', { Name: '/app/key', ...rest })).body.Parameter as JsonObject).Value
    expect(await value({})).not.toBe('k')
    expect(await value({ WithDecryption: true })).toBe('k')
  })

  test('several at once, and by path', async () => {
    const { body } = await caller.json('ssm', 'GetParameters', { Names: ['plain', 'none'] })
    expect(body).toMatchObject({ Parameters: [{ Name: 'plain' }], InvalidParameters: ['none'] })
    const byPath = async (rest: JsonObject) =>
      (
        (await caller.json('ssm', 'GetParametersByPath', { Path: '/app', ...rest })).body.Parameters as JsonObject[]
      ).map(({ Name }) => Name)
    expect(await byPath({})).toEqual(['/app/key'])
    expect(await byPath({ Recursive: true })).toEqual(['/app/db/url', '/app/key'])
  })

  test('what is not there, and what is there already', async () => {
    expect(await caller.json('ssm', 'GetParameter', { Name: 'none' })).toEqual({
      status: 400,
      body: { __type: 'ParameterNotFound' },
    })
    expect((await put('plain', 'x')).body.__type).toBe('ParameterAlreadyExists')
    expect(
      (await caller.json('ssm', 'PutParameter', { Name: 'plain', Value: 'x', Overwrite: true })).body.Version,
    ).toBe(2)
  })
})

describe('Lambda', () => {
  const invoke = (target: string, headers: { [name: string]: string } = {}, body = '{"a":1}') =>
    caller.call({
      service: 'lambda',
      url: `https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/${target}`,
      headers: Object.entries(headers),
      body: Buffer.from(body),
    })

  test('Invoke gives what the function gives', async () => {
    const answer = await invoke('f/invocations?Qualifier=live')
    expect([answer?.status, textOf(answer)]).toEqual([200, '{"a":1}'])
    expect(answer?.headers).toContainEqual(['X-Amz-Executed-Version', '$LATEST'])
    expect(caller.invoked).toMatchObject([{ functionName: 'f', qualifier: 'live', invocationType: 'RequestResponse' }])
  })

  test('an event is accepted without an answer', async () => {
    const answer = await invoke('arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Ag/invocations', {
      'X-Amz-Invocation-Type': 'Event',
    })
    expect([answer?.status, textOf(answer)]).toEqual([202, ''])
    expect(caller.invoked).toMatchObject([{ functionName: 'g', invocationType: 'Event' }])
  })

  test('other calls of Lambda are not simulated', async () => {
    expect(await invoke('f/code')).toBeUndefined()
  })
})
