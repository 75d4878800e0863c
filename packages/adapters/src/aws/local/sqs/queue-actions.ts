import type { JsonObject } from '@gatewright/definition'
import { readObject, readText, readTexts } from '../read-input.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import {
  defaultSettings,
  expireMessages,
  invalidValue,
  missingParameter,
  namedQueue,
  type Queue,
  type QueueSettings,
  queueArn,
  queueOf,
  queueUrl,
  type SqsState,
} from './queue.ts'

const queueLimit = 100
const purgeMs = 60_000

/** Attributes that are numbers of seconds or bytes: where they are kept, and what they may be. */
const numbers = {
  VisibilityTimeout: ['visibilityTimeout', 0, 43_200],
  DelaySeconds: ['delaySeconds', 0, 900],
  MessageRetentionPeriod: ['messageRetentionPeriod', 60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: ['receiveMessageWaitTimeSeconds', 0, 20],
  MaximumMessageSize: ['maximumMessageSize', 1024, 1_048_576],
} as const

/** CreateQueue (SQS API reference). */
export function createQueue(state: SqsState, input: JsonObject, context: ServiceContext): JsonObject {
  const name = readText(input, 'QueueName')
  if (name === undefined) throw missingParameter('QueueName')
  if (!/^[A-Za-z0-9_-]{1,80}(\.fifo)?$/.test(name) || name.length > 80)
    throw invalidValue('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length')
  const attributes = readObject(input, 'Attributes') ?? {}
  if ((readText(attributes, 'FifoQueue') === 'true') !== name.endsWith('.fifo'))
    throw invalidValue(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    )
  const settings = { ...defaultSettings, ...readSettings(attributes) }
  const former = state.queues.get(name)
  if (former !== undefined && JSON.stringify(former.settings) !== JSON.stringify(settings))
    throw new ServiceError(
      'QueueNameExists',
      'A queue already exists with the same name and a different value for attribute(s)',
      { code: 'QueueAlreadyExists' },
    )
  if (former === undefined) {
    if (state.queues.size >= queueLimit) throw invalidValue(`Only ${queueLimit} queues are kept here`)
    state.queues.set(name, emptyQueue(name, settings, context.clock.now()))
  }
  return { QueueUrl: queueUrl(name, context) }
}

/** A queue without messages. `createdAt` is epoch milliseconds. */
export function emptyQueue(name: string, settings: QueueSettings, createdAt: number): Queue {
  return { name, createdAt, isFifo: name.endsWith('.fifo'), settings, messages: [], sent: new Map(), nextSequence: 1 }
}

function readSettings(attributes: JsonObject): Partial<QueueSettings> {
  const settings: Partial<QueueSettings> = {}
  for (const [name, [key, least, most]] of Object.entries(numbers)) {
    const text = readText(attributes, name)
    if (text === undefined) continue
    const value = Number(text)
    if (!Number.isInteger(value) || value < least || value > most)
      throw new ServiceError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`)
    settings[key] = value
  }
  if (readText(attributes, 'ContentBasedDeduplication') === 'true') settings.contentBasedDeduplication = true
  const redrive = readText(attributes, 'RedrivePolicy')
  if (redrive !== undefined && redrive !== '') settings.redrivePolicy = readRedrivePolicy(redrive)
  return settings
}

function readRedrivePolicy(text: string): NonNullable<QueueSettings['redrivePolicy']> {
  const refuse = (): never => {
    throw invalidValue(
      `Value ${text} for parameter RedrivePolicy is invalid. Reason: Redrive policy is not a valid JSON map.`,
    )
  }
  try {
    const policy: unknown = JSON.parse(text)
    if (typeof policy !== 'object' || policy === null) return refuse()
    const { deadLetterTargetArn, maxReceiveCount } = policy as {
      deadLetterTargetArn?: unknown
      maxReceiveCount?: unknown
    }
    const count = Number(maxReceiveCount)
    if (typeof deadLetterTargetArn !== 'string' || !(count >= 1 && count <= 1000)) return refuse()
    return { deadLetterTargetArn, maxReceiveCount: count }
  } catch (error) {
    if (error instanceof ServiceError) throw error
    return refuse()
  }
}

/** SetQueueAttributes (SQS API reference). */
export function setQueueAttributes(state: SqsState, input: JsonObject): JsonObject {
  Object.assign(queueOf(state, input).settings, readSettings(readObject(input, 'Attributes') ?? {}))
  return {}
}

/** DeleteQueue (SQS API reference). */
export function deleteQueue(state: SqsState, input: JsonObject): JsonObject {
  state.queues.delete(queueOf(state, input).name)
  return {}
}

/** PurgeQueue (SQS API reference): once in a minute. */
export function purgeQueue(state: SqsState, input: JsonObject, { clock }: ServiceContext): JsonObject {
  const queue = queueOf(state, input)
  if (queue.purgedAt !== undefined && queue.purgedAt + purgeMs > clock.now())
    throw new ServiceError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
      { status: 403, code: 'AWS.SimpleQueueService.PurgeQueueInProgress' },
    )
  queue.purgedAt = clock.now()
  queue.messages.length = 0
  return {}
}

/** GetQueueUrl (SQS API reference). */
export function getQueueUrl(state: SqsState, input: JsonObject, context: ServiceContext): JsonObject {
  const name = readText(input, 'QueueName')
  if (name === undefined) throw missingParameter('QueueName')
  return { QueueUrl: queueUrl(namedQueue(state, name).name, context) }
}

/** ListQueues (SQS API reference). */
export function listQueues(state: SqsState, input: JsonObject, context: ServiceContext): JsonObject {
  const prefix = readText(input, 'QueueNamePrefix') ?? ''
  const names = [...state.queues.keys()].filter((name) => name.startsWith(prefix)).sort()
  return names.length === 0 ? {} : { QueueUrls: names.map((name) => queueUrl(name, context)) }
}

/** GetQueueAttributes (SQS API reference). */
export function getQueueAttributes(state: SqsState, input: JsonObject, context: ServiceContext): JsonObject {
  const queue = queueOf(state, input)
  const now = context.clock.now()
  expireMessages(queue, now)
  const { settings, messages } = queue
  const delayed = messages.filter(({ visibleAt, receiveCount }) => visibleAt > now && receiveCount === 0).length
  const inFlight = messages.filter(({ visibleAt, receiveCount }) => visibleAt > now && receiveCount > 0).length
  const seconds = String(Math.floor(queue.createdAt / 1000))
  const all: JsonObject = {
    QueueArn: queueArn(queue.name, context),
    ApproximateNumberOfMessages: String(messages.length - delayed - inFlight),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: seconds,
    LastModifiedTimestamp: seconds,
    ...Object.fromEntries(Object.entries(numbers).map(([name, [key]]) => [name, String(settings[key])])),
    ...(queue.isFifo && {
      FifoQueue: 'true',
      ContentBasedDeduplication: String(settings.contentBasedDeduplication),
    }),
    ...(settings.redrivePolicy !== undefined && { RedrivePolicy: JSON.stringify(settings.redrivePolicy) }),
  }
  const wanted = readTexts(input, 'AttributeNames') ?? []
  const attributes = Object.fromEntries(
    Object.entries(all).filter(([name]) => wanted.includes('All') || wanted.includes(name)),
  )
  return Object.keys(attributes).length === 0 ? {} : { Attributes: attributes }
}
