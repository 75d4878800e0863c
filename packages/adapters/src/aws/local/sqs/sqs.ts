import type { Json, JsonObject } from '@gatewright/definition'
import type { JsonService } from '../protocol/json-service.ts'
import { present, type QueryNode, queryInteger, queryList, queryText } from '../protocol/query-parameters.ts'
import type { QueryAction, QueryService } from '../protocol/query-service.ts'
import type { XmlTree } from '../protocol/xml.ts'
import { isObject, member, readObject, readObjects, readText } from '../read-input.ts'
import type { SqsState } from './queue.ts'
import {
  createQueue,
  deleteQueue,
  getQueueAttributes,
  getQueueUrl,
  listQueues,
  purgeQueue,
  setQueueAttributes,
} from './queue-actions.ts'
import { changeMessageVisibility, deleteMessage, deleteMessageBatch, receiveMessage } from './receive-message.ts'
import { sendMessage, sendMessageBatch } from './send-message.ts'

/** SQS by its JSON protocol, as far as it is simulated (SQS API reference). */
export const sqsJson: JsonService<SqsState> = {
  version: '1.0',
  errorType: (name) =>
    name === 'SerializationException' ? `com.amazon.coral.service#${name}` : `com.amazonaws.sqs#${name}`,
  actions: {
    SendMessage: sendMessage,
    SendMessageBatch: sendMessageBatch,
    ReceiveMessage: receiveMessage,
    DeleteMessage: deleteMessage,
    DeleteMessageBatch: deleteMessageBatch,
    ChangeMessageVisibility: changeMessageVisibility,
    CreateQueue: createQueue,
    DeleteQueue: deleteQueue,
    PurgeQueue: purgeQueue,
    GetQueueUrl: getQueueUrl,
    ListQueues: listQueues,
    GetQueueAttributes: getQueueAttributes,
    SetQueueAttributes: setQueueAttributes,
  },
}

const queueUrlOf = (node: QueryNode): JsonObject => present({ QueueUrl: queryText(node, 'QueueUrl') })
const textsOf = (node: QueryNode, ...names: string[]): string[] =>
  names.flatMap((name) => queryList(node, name).map(({ text = '' }) => text))

/** Integrations write both `MessageAttribute.1.Name` and `MessageAttributes.1.Name`. */
function attributesOf(node: QueryNode): JsonObject {
  const entries = [...queryList(node, 'MessageAttribute'), ...queryList(node, 'MessageAttributes')].map((entry) => {
    const value: QueryNode = entry.children.get('Value') ?? { children: new Map() }
    return [
      queryText(entry, 'Name') ?? '',
      present({
        DataType: queryText(value, 'DataType'),
        StringValue: queryText(value, 'StringValue'),
        BinaryValue: queryText(value, 'BinaryValue'),
      }),
    ] as const
  })
  return entries.length === 0 ? {} : { MessageAttributes: Object.fromEntries(entries) }
}

function messageOf(node: QueryNode): JsonObject {
  return {
    ...present({
      Id: queryText(node, 'Id'),
      MessageBody: queryText(node, 'MessageBody'),
      DelaySeconds: queryInteger(node, 'DelaySeconds'),
      MessageGroupId: queryText(node, 'MessageGroupId'),
      MessageDeduplicationId: queryText(node, 'MessageDeduplicationId'),
    }),
    ...attributesOf(node),
  }
}

function settingsOf(node: QueryNode): JsonObject {
  const entries = queryList(node, 'Attribute').map((entry) => [
    queryText(entry, 'Name') ?? '',
    queryText(entry, 'Value') ?? '',
  ])
  return entries.length === 0 ? {} : { Attributes: Object.fromEntries(entries) }
}

const nothing = () => undefined
const same = (tree: { [name: string]: string | number | boolean | null }) => ({ xml: tree, json: tree })

function sentOf(output: JsonObject): { [name: string]: string | null } {
  return {
    MD5OfMessageAttributes: readText(output, 'MD5OfMessageAttributes') ?? null,
    MD5OfMessageBody: readText(output, 'MD5OfMessageBody') ?? null,
    MD5OfMessageSystemAttributes: null,
    MessageId: readText(output, 'MessageId') ?? null,
    SequenceNumber: readText(output, 'SequenceNumber') ?? null,
  }
}

function batchOutput(entryName: string): QueryAction<SqsState>['output'] {
  return (output) => {
    const successful = readObjects(output, 'Successful') ?? []
    const failed = readObjects(output, 'Failed') ?? []
    return {
      xml: { [entryName]: successful as XmlTree[], BatchResultErrorEntry: failed as XmlTree[] },
      json: { [entryName]: [...successful], BatchResultErrorEntry: [...failed] },
    }
  }
}

const pairs = (map: JsonObject | undefined): { Name: string; Value: string }[] =>
  Object.entries(map ?? {}).map(([Name, value]) => ({ Name, Value: String(value) }))

function messagesOutput(output: JsonObject): { xml: XmlTree; json: Json } {
  const messages = readObjects(output, 'Messages') ?? []
  return {
    xml: {
      Message: messages.map((message): XmlTree => {
        const { Attributes: _attributes, MessageAttributes: _own, ...rest } = message
        const own = readObject(message, 'MessageAttributes') ?? {}
        return {
          ...(rest as { [name: string]: string }),
          Attribute: pairs(readObject(message, 'Attributes')),
          MessageAttribute: Object.keys(own).map((Name) => {
            const value = member(own, Name)
            return { Name, Value: isObject(value) ? (value as XmlTree) : null }
          }),
        }
      }),
    },
    json: {
      messages:
        messages.length === 0
          ? null
          : messages.map((message) => ({
              Attributes: null,
              MD5OfMessageAttributes: null,
              MessageAttributes: null,
              ...message,
              ...(message.Attributes !== undefined && { Attributes: pairs(readObject(message, 'Attributes')) }),
            })),
    },
  }
}

const { actions } = sqsJson
const action = (
  name: keyof typeof actions & string,
  input: QueryAction<SqsState>['input'],
  output: QueryAction<SqsState>['output'] = nothing,
): { [name: string]: QueryAction<SqsState> } => {
  const run = actions[name]
  return run === undefined ? {} : { [name]: { run, input, output } }
}

/** SQS by its query protocol. */
export const sqsQuery: QueryService<SqsState> = {
  namespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
  actions: {
    ...action(
      'SendMessage',
      (node) => ({ ...queueUrlOf(node), ...messageOf(node) }),
      (output) => same(sentOf(output)),
    ),
    ...action(
      'SendMessageBatch',
      (node) => ({ ...queueUrlOf(node), Entries: queryList(node, 'SendMessageBatchRequestEntry').map(messageOf) }),
      batchOutput('SendMessageBatchResultEntry'),
    ),
    ...action(
      'ReceiveMessage',
      (node) => ({
        ...queueUrlOf(node),
        ...present({
          MaxNumberOfMessages: queryInteger(node, 'MaxNumberOfMessages'),
          VisibilityTimeout: queryInteger(node, 'VisibilityTimeout'),
          WaitTimeSeconds: queryInteger(node, 'WaitTimeSeconds'),
        }),
        AttributeNames: textsOf(node, 'AttributeName', 'MessageSystemAttributeName'),
        MessageAttributeNames: textsOf(node, 'MessageAttributeName'),
      }),
      messagesOutput,
    ),
    ...action('DeleteMessage', (node) => ({
      ...queueUrlOf(node),
      ...present({ ReceiptHandle: queryText(node, 'ReceiptHandle') }),
    })),
    ...action(
      'DeleteMessageBatch',
      (node) => ({
        ...queueUrlOf(node),
        Entries: queryList(node, 'DeleteMessageBatchRequestEntry').map((entry) =>
          present({ Id: queryText(entry, 'Id'), ReceiptHandle: queryText(entry, 'ReceiptHandle') }),
        ),
      }),
      batchOutput('DeleteMessageBatchResultEntry'),
    ),
    ...action('ChangeMessageVisibility', (node) => ({
      ...queueUrlOf(node),
      ...present({
        ReceiptHandle: queryText(node, 'ReceiptHandle'),
        VisibilityTimeout: queryInteger(node, 'VisibilityTimeout'),
      }),
    })),
    ...action('PurgeQueue', queueUrlOf),
    ...action('DeleteQueue', queueUrlOf),
    ...action(
      'CreateQueue',
      (node) => ({ ...present({ QueueName: queryText(node, 'QueueName') }), ...settingsOf(node) }),
      (output) => same({ QueueUrl: readText(output, 'QueueUrl') ?? null }),
    ),
    ...action(
      'GetQueueUrl',
      (node) => present({ QueueName: queryText(node, 'QueueName') }),
      (output) => same({ QueueUrl: readText(output, 'QueueUrl') ?? null }),
    ),
    ...action(
      'GetQueueAttributes',
      (node) => ({ ...queueUrlOf(node), AttributeNames: textsOf(node, 'AttributeName') }),
      (output) => {
        const attributes = pairs(readObject(output, 'Attributes'))
        return { xml: { Attribute: attributes }, json: { Attributes: attributes } }
      },
    ),
    ...action('SetQueueAttributes', (node) => ({ ...queueUrlOf(node), ...settingsOf(node) })),
    ...action(
      'ListQueues',
      (node) => present({ QueueNamePrefix: queryText(node, 'QueueNamePrefix') }),
      (output) => {
        const urls = (member(output, 'QueueUrls') ?? []) as string[]
        return { xml: { QueueUrl: urls }, json: { queueUrls: urls } }
      },
    ),
  },
}
