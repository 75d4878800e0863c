import { createHash } from 'node:crypto'
import type { JsonObject } from '@gatewright/definition'
import { readInteger, readObject, readObjects, readText } from '../read-input.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { attributesSize, md5, md5OfAttributes, readMessageAttributes } from './message-attributes.ts'
import { enqueue, expireMessages, invalidValue, missingParameter, type Queue, queueOf, type SqsState } from './queue.ts'

const invalidCharacter = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const deduplicationMs = 300_000

/** SendMessage (SQS API reference). */
export function sendMessage(state: SqsState, input: JsonObject, context: ServiceContext): JsonObject {
  return send(queueOf(state, input), input, context)
}

/** SendMessageBatch (SQS API reference): each entry stands for itself. */
export function sendMessageBatch(state: SqsState, input: JsonObject, context: ServiceContext): JsonObject {
  const queue = queueOf(state, input)
  const entries = readBatch(input, 'SendMessageBatchRequestEntry')
  const bytes = entries.reduce((sum, entry) => sum + Buffer.byteLength(readText(entry, 'MessageBody') ?? ''), 0)
  if (bytes > queue.settings.maximumMessageSize)
    throw new ServiceError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${queue.settings.maximumMessageSize} bytes. You have sent ${bytes} bytes.`,
      { code: 'AWS.SimpleQueueService.BatchRequestTooLong' },
    )
  return eachEntry(entries, (entry) => send(queue, entry, context))
}

/** The entries of a batch. @throws ServiceError for none, more than ten, or two of the same id */
export function readBatch(input: JsonObject, noun: string): readonly JsonObject[] {
  const entries = readObjects(input, 'Entries') ?? []
  const refuse = (name: string, message: string): never => {
    throw new ServiceError(name, message, { code: `AWS.SimpleQueueService.${name}` })
  }
  if (entries.length === 0) refuse('EmptyBatchRequest', `There should be at least one ${noun} in the request.`)
  if (entries.length > 10)
    refuse(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    )
  const ids = new Set<string>()
  for (const entry of entries) {
    const id = readText(entry, 'Id') ?? ''
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(id))
      refuse(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      )
    if (ids.has(id)) refuse('BatchEntryIdsNotDistinct', `Id ${id} repeated.`)
    ids.add(id)
  }
  return entries
}

/** Runs each entry of a batch: what went well and what did not. */
export function eachEntry(entries: readonly JsonObject[], run: (entry: JsonObject) => JsonObject): JsonObject {
  const successful: JsonObject[] = []
  const failed: JsonObject[] = []
  for (const entry of entries) {
    const id = readText(entry, 'Id') ?? ''
    try {
      successful.push({ Id: id, ...run(entry) })
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      failed.push({ Id: id, SenderFault: true, Code: error.code, Message: error.message })
    }
  }
  return { Successful: successful, ...(failed.length > 0 && { Failed: failed }) }
}

/** Puts a message into a queue: what SendMessage does, and SNS for its subscribers. */
export function send(queue: Queue, input: JsonObject, { clock, random }: ServiceContext): JsonObject {
  const now = clock.now()
  expireMessages(queue, now)
  const body = readText(input, 'MessageBody')
  if (body === undefined || body === '') throw missingParameter('MessageBody')
  const attributes = readMessageAttributes(input)
  const size = Buffer.byteLength(body) + attributesSize(attributes)
  if (size > queue.settings.maximumMessageSize)
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.settings.maximumMessageSize} bytes.`,
    )
  if (invalidCharacter.test(body))
    throw new ServiceError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    )
  const delay = readInteger(input, 'DelaySeconds')
  if (delay !== undefined && (delay < 0 || delay > 900))
    throw invalidValue(
      `Value ${delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    )
  const digests = { MD5OfMessageBody: md5(body), ...attributesDigest(attributes) }
  const id = random.uuid()
  const trace = readObject(readObject(input, 'MessageSystemAttributes') ?? {}, 'AWSTraceHeader')
  const traceHeader = trace === undefined ? undefined : readText(trace, 'StringValue')
  const groupId = readText(input, 'MessageGroupId')
  const message = {
    id,
    body,
    attributes,
    sentAt: now,
    visibleAt: now + (delay ?? queue.settings.delaySeconds) * 1000,
    receiveCount: 0,
    ...(traceHeader !== undefined && { traceHeader }),
    ...(groupId !== undefined && { groupId }),
  }
  if (!queue.isFifo) {
    if (readText(input, 'MessageDeduplicationId') !== undefined)
      throw invalidValue(
        `Value ${readText(input, 'MessageDeduplicationId')} for parameter MessageDeduplicationId is invalid. Reason: The request includes a parameter that is not valid for this queue type.`,
      )
    enqueue(queue, message)
    return { ...digests, MessageId: id }
  }
  if (groupId === undefined) throw missingParameter('MessageGroupId')
  if (delay !== undefined && delay > 0)
    throw invalidValue(
      `Value ${delay} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    )
  const deduplicationId = readText(input, 'MessageDeduplicationId') ?? contentId(queue, body)
  for (const [key, { at }] of queue.sent) if (at + deduplicationMs <= now) queue.sent.delete(key)
  const former = queue.sent.get(deduplicationId)
  if (former !== undefined) return { ...digests, MessageId: former.id, SequenceNumber: former.sequenceNumber }
  const sequenceNumber = String(queue.nextSequence).padStart(20, '0')
  queue.nextSequence += 1
  queue.sent.set(deduplicationId, { at: now, id, sequenceNumber })
  enqueue(queue, { ...message, deduplicationId, sequenceNumber })
  return { ...digests, MessageId: id, SequenceNumber: sequenceNumber }
}

function attributesDigest(attributes: ReturnType<typeof readMessageAttributes>): JsonObject {
  const digest = md5OfAttributes(attributes)
  return digest === undefined ? {} : { MD5OfMessageAttributes: digest }
}

function contentId({ settings }: Queue, body: string): string {
  if (settings.contentBasedDeduplication) return createHash('sha256').update(body).digest('hex')
  throw invalidValue(
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  )
}
