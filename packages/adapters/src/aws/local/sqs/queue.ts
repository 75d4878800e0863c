import type { JsonObject } from '@gatewright/definition'
import { BackendFailure } from '@gatewright/engine'
import { readText } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'

/** An attribute of a message. */
export type MessageAttribute = {
  readonly DataType: string
  readonly StringValue?: string
  /** base64 */
  readonly BinaryValue?: string
}
export type MessageAttributes = { readonly [name: string]: MessageAttribute }

/** A message in a queue; times are epoch milliseconds. */
export type Message = {
  readonly id: string
  readonly body: string
  readonly attributes: MessageAttributes
  readonly sentAt: number
  readonly traceHeader?: string
  readonly groupId?: string
  readonly deduplicationId?: string
  readonly sequenceNumber?: string
  visibleAt: number
  receiveCount: number
  firstReceivedAt?: number
}

/** A queue; times of its settings are in seconds, as SQS has them. */
export type Queue = {
  readonly name: string
  readonly createdAt: number
  readonly isFifo: boolean
  readonly settings: QueueSettings
  readonly messages: Message[]
  /** what was sent in the last five minutes, by deduplication id */
  readonly sent: Map<string, { readonly at: number; readonly id: string; readonly sequenceNumber: string }>
  nextSequence: number
  purgedAt?: number
}

export type QueueSettings = {
  visibilityTimeout: number
  delaySeconds: number
  messageRetentionPeriod: number
  receiveMessageWaitTimeSeconds: number
  maximumMessageSize: number
  contentBasedDeduplication: boolean
  redrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number }
}

export type SqsState = { readonly queues: Map<string, Queue> }

export const defaultSettings: QueueSettings = {
  visibilityTimeout: 30,
  delaySeconds: 0,
  messageRetentionPeriod: 345_600,
  receiveMessageWaitTimeSeconds: 0,
  maximumMessageSize: 1_048_576,
  contentBasedDeduplication: false,
}

/** Bytes that the messages of one queue may have here; the service itself has no such limit. */
const queueByteLimit = 67_108_864

/** The refusal of a value, with the codes of both protocols. */
export function invalidValue(message: string): ServiceError {
  return new ServiceError('InvalidParameterValueException', message, { code: 'InvalidParameterValue' })
}

export function missingParameter(name: string): ServiceError {
  return new ServiceError('MissingRequiredParameterException', `The request must contain the parameter ${name}.`, {
    code: 'MissingParameter',
  })
}

/** The name at the end of a queue URL or path. */
export function nameInUrl(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1)
}

/** The queue that a request names by `QueueUrl`. @throws ServiceError `QueueDoesNotExist` */
export function queueOf(state: SqsState, input: JsonObject): Queue {
  const url = readText(input, 'QueueUrl')
  if (url === undefined) throw missingParameter('QueueUrl')
  return namedQueue(state, nameInUrl(url))
}

/** @throws ServiceError `QueueDoesNotExist` */
export function namedQueue(state: SqsState, name: string): Queue {
  const queue = state.queues.get(name)
  if (queue === undefined)
    throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.', {
      code: 'AWS.SimpleQueueService.NonExistentQueue',
    })
  return queue
}

/** Drops what is older than the queue keeps messages. */
export function expireMessages(queue: Queue, now: number): void {
  const oldest = now - queue.settings.messageRetentionPeriod * 1000
  const kept = queue.messages.filter(({ sentAt }) => sentAt > oldest)
  if (kept.length < queue.messages.length) queue.messages.splice(0, queue.messages.length, ...kept)
}

/** Adds a message. @throws BackendFailure when the queue is full */
export function enqueue(queue: Queue, message: Message): void {
  const bytes = queue.messages.reduce((sum, { body }) => sum + body.length, message.body.length)
  if (bytes > queueByteLimit)
    throw new BackendFailure(
      'notSimulated',
      `The local queue ${queue.name} is full: it holds ${queueByteLimit / 1_048_576} MB at most. Purge it.`,
    )
  queue.messages.push(message)
}

/** The ARN of a queue. */
export function queueArn(name: string, { region, accountId }: { region: string; accountId: string }): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`
}

/** The URL of a queue. */
export function queueUrl(name: string, { region, accountId }: { region: string; accountId: string }): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`
}
