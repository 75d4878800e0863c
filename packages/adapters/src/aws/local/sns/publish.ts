import type { Json, JsonObject } from '@gatewright/definition'
import { BackendFailure } from '@gatewright/engine'
import { member, readObjects, readText } from '../read-input.ts'
import { keepRecent } from '../recent.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { attributesSize, readMessageAttributes } from '../sqs/message-attributes.ts'
import type { SqsState } from '../sqs/queue.ts'
import { send } from '../sqs/send-message.ts'
import { invalidParameter, type Notification, type SnsState, type Subscription, type Topic, topicOf } from './topic.ts'

const messageByteLimit = 262_144

export type SnsStates = { readonly sns: SnsState; readonly sqs: SqsState }

/** Publish (SNS API reference): to queues and functions that subscribe. */
export async function publish(states: SnsStates, input: JsonObject, context: ServiceContext): Promise<JsonObject> {
  if (member(input, 'PhoneNumber') !== undefined)
    throw new BackendFailure('notSimulated', 'SNS Publish to a phone number is not simulated.')
  const topic = topicOf(states.sns, input, member(input, 'TopicArn') === undefined ? 'TargetArn' : 'TopicArn')
  return { MessageId: await publishTo(states, topic, input, context) }
}

/** PublishBatch (SNS API reference). */
export async function publishBatch(states: SnsStates, input: JsonObject, context: ServiceContext): Promise<JsonObject> {
  const topic = topicOf(states.sns, input)
  const entries = readObjects(input, 'PublishBatchRequestEntries') ?? []
  if (entries.length === 0)
    throw new ServiceError('EmptyBatchRequestException', "The batch request doesn't contain any entries.", {
      code: 'EmptyBatchRequest',
    })
  if (entries.length > 10)
    throw new ServiceError(
      'TooManyEntriesInBatchRequestException',
      'The batch request contains more entries than permissible.',
      { code: 'TooManyEntriesInBatchRequest' },
    )
  const successful: JsonObject[] = []
  const failed: JsonObject[] = []
  for (const entry of entries) {
    const Id = readText(entry, 'Id') ?? ''
    try {
      successful.push({ Id, MessageId: await publishTo(states, topic, entry, context) })
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true })
    }
  }
  return { Successful: successful, Failed: failed }
}

async function publishTo(states: SnsStates, topic: Topic, input: JsonObject, context: ServiceContext): Promise<string> {
  const message = readText(input, 'Message') ?? ''
  const subject = readText(input, 'Subject')
  const attributes = readMessageAttributes(input)
  if (message === '') throw invalidParameter('Empty message')
  if (Buffer.byteLength(message) + attributesSize(attributes) > messageByteLimit)
    throw invalidParameter('Message too long')
  if (subject !== undefined && (subject.length > 100 || subject.includes('\n'))) throw invalidParameter('Subject')
  const groupId = readText(input, 'MessageGroupId')
  if (topic.name.endsWith('.fifo') && groupId === undefined)
    throw invalidParameter('The MessageGroupId parameter is required for FIFO topics')
  const structure = readText(input, 'MessageStructure')
  const texts = structure === 'json' ? textsByProtocol(message) : undefined
  const notification: Notification = {
    id: context.random.uuid(),
    message,
    attributes,
    at: context.clock.now(),
    ...(subject !== undefined && { subject }),
  }
  keepRecent(topic.published, notification)
  for (const subscription of topic.subscriptions) {
    const text = texts === undefined ? message : (texts.get(subscription.protocol) ?? texts.get('default') ?? '')
    await deliver(states, topic, subscription, { ...notification, message: text }, input, context)
  }
  return notification.id
}

function textsByProtocol(message: string): ReadonlyMap<string, string> {
  let parsed: Json
  try {
    parsed = JSON.parse(message) as Json
  } catch {
    throw invalidParameter('Message Structure - JSON message body failed to parse')
  }
  const texts = new Map(
    Object.entries(typeof parsed === 'object' && parsed !== null ? parsed : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
  if (!texts.has('default')) throw invalidParameter('Message Structure - No default entry in JSON message body')
  return texts
}

async function deliver(
  { sqs }: SnsStates,
  topic: Topic,
  subscription: Subscription,
  notification: Notification,
  input: JsonObject,
  context: ServiceContext,
): Promise<void> {
  const name = subscription.endpoint.slice(subscription.endpoint.lastIndexOf(':') + 1)
  const arn = `arn:aws:sns:${context.region}:${context.accountId}:${topic.name}`
  if (subscription.protocol === 'lambda') {
    const record = {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: subscription.arn,
      Sns: envelope(arn, notification),
    }
    await context
      .lambda({
        functionArn: subscription.endpoint,
        functionName: name,
        payload: JSON.stringify({ Records: [record] }),
        invocationType: 'Event',
        requestId: context.random.uuid(),
      })
      .catch(ignoreAbsent)
    return
  }
  const queue = sqs.queues.get(name)
  if (queue === undefined) return
  const isRaw = subscription.rawMessageDelivery
  send(
    queue,
    {
      MessageBody: isRaw ? notification.message : JSON.stringify(envelope(arn, notification)),
      ...(isRaw && { MessageAttributes: notification.attributes as unknown as Json }),
      ...(queue.isFifo && {
        MessageGroupId: readText(input, 'MessageGroupId') ?? 'default',
        MessageDeduplicationId: readText(input, 'MessageDeduplicationId') ?? notification.id,
      }),
    },
    context,
  )
}

/** A subscriber that cannot be reached loses the message, as in SNS without a dead-letter queue. */
function ignoreAbsent(error: unknown): void {
  if (!(error instanceof BackendFailure)) throw error
}

function envelope(topicArn: string, { id, subject, message, at, attributes }: Notification): JsonObject {
  const names = Object.entries(attributes)
  return {
    Type: 'Notification',
    MessageId: id,
    TopicArn: topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: message,
    Timestamp: new Date(at).toISOString(),
    SignatureVersion: '1',
    Signature: 'not simulated',
    SigningCertURL: 'not simulated',
    UnsubscribeURL: 'not simulated',
    ...(names.length > 0 && {
      MessageAttributes: Object.fromEntries(
        names.map(([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          { Type: DataType, Value: StringValue ?? BinaryValue ?? '' },
        ]),
      ),
    }),
  }
}
