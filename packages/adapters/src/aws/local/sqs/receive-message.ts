import type { Json, JsonObject } from '@gatewright/definition'
import { readInteger, readText, readTexts } from '../read-input.ts'
import type { ServiceContext } from '../service-context.ts'
import { ServiceError } from '../service-error.ts'
import { md5, md5OfAttributes } from './message-attributes.ts'
import { expireMessages, invalidValue, type Message, type Queue, queueOf, type SqsState } from './queue.ts'
import { eachEntry, readBatch } from './send-message.ts'

const pollMs = 100

/** ReceiveMessage (SQS API reference); a long poll waits by the clock. */
export async function receiveMessage(state: SqsState, input: JsonObject, context: ServiceContext): Promise<JsonObject> {
  const queue = queueOf(state, input)
  const { clock, sleep } = context
  const count = inRange(input, 'MaxNumberOfMessages', 1, 10, 'Must be between 1 and 10, if provided.') ?? 1
  const visibility =
    inRange(input, 'VisibilityTimeout', 0, 43_200, 'Must be >= 0 and <= 43200, if provided.') ??
    queue.settings.visibilityTimeout
  const wait =
    inRange(input, 'WaitTimeSeconds', 0, 20, 'Must be >= 0 and <= 20, if provided.') ??
    queue.settings.receiveMessageWaitTimeSeconds
  const until = clock.now() + wait * 1000
  let received = take(state, queue, count, visibility, clock.now())
  while (received.length === 0 && clock.now() < until) {
    await sleep(Math.min(pollMs, until - clock.now()))
    received = take(state, queue, count, visibility, clock.now())
  }
  return received.length === 0 ? {} : { Messages: received.map((message) => describe(message, input, context)) }
}

function inRange(input: JsonObject, name: string, least: number, most: number, reason: string): number | undefined {
  const value = readInteger(input, name)
  if (value !== undefined && (value < least || value > most))
    throw invalidValue(`Value ${value} for parameter ${name} is invalid. Reason: ${reason}`)
  return value
}

/** Takes visible messages; those received too often go to the dead-letter queue instead. */
function take(state: SqsState, queue: Queue, count: number, visibility: number, now: number): Message[] {
  expireMessages(queue, now)
  const { redrivePolicy } = queue.settings
  const deadLetters =
    redrivePolicy === undefined
      ? undefined
      : state.queues.get(
          redrivePolicy.deadLetterTargetArn.slice(redrivePolicy.deadLetterTargetArn.lastIndexOf(':') + 1),
        )
  const taken: Message[] = []
  const locked = new Set<string>()
  for (const message of [...queue.messages]) {
    if (message.visibleAt > now || (queue.isFifo && locked.has(message.groupId ?? ''))) {
      if (queue.isFifo) locked.add(message.groupId ?? '')
      continue
    }
    if (
      redrivePolicy !== undefined &&
      deadLetters !== undefined &&
      message.receiveCount >= redrivePolicy.maxReceiveCount
    ) {
      queue.messages.splice(queue.messages.indexOf(message), 1)
      deadLetters.messages.push({ ...message, visibleAt: now })
      continue
    }
    message.receiveCount += 1
    message.firstReceivedAt ??= now
    message.visibleAt = now + visibility * 1000
    taken.push(message)
    if (taken.length === count) break
  }
  return taken
}

function describe(message: Message, input: JsonObject, { random, accountId }: ServiceContext): JsonObject {
  const wanted = new Set([
    ...(readTexts(input, 'AttributeNames') ?? []),
    ...(readTexts(input, 'MessageSystemAttributeNames') ?? []),
  ])
  const all: { readonly [name: string]: string | undefined } = {
    SenderId: accountId,
    SentTimestamp: String(Math.floor(message.sentAt)),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(Math.floor(message.firstReceivedAt ?? message.sentAt)),
    SequenceNumber: message.sequenceNumber,
    MessageDeduplicationId: message.deduplicationId,
    MessageGroupId: message.groupId,
    AWSTraceHeader: message.traceHeader,
  }
  const system = Object.entries(all).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && (wanted.has('All') || wanted.has(entry[0])),
  )
  const patterns = readTexts(input, 'MessageAttributeNames') ?? []
  const attributes = Object.fromEntries(
    Object.entries(message.attributes).filter(([name]) => patterns.some((pattern) => fits(name, pattern))),
  )
  const digest = md5OfAttributes(attributes)
  return {
    MessageId: message.id,
    ReceiptHandle: Buffer.from(`${message.id} ${random.uuid()}`).toString('base64'),
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(digest !== undefined && {
      MD5OfMessageAttributes: digest,
      MessageAttributes: attributes as unknown as Json,
    }),
  }
}

function fits(name: string, pattern: string): boolean {
  if (pattern === 'All' || pattern === '.*') return true
  return pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}

/** DeleteMessage (SQS API reference); a message that is gone already is no fault. */
export function deleteMessage(state: SqsState, input: JsonObject): JsonObject {
  remove(queueOf(state, input), input)
  return {}
}

/** DeleteMessageBatch (SQS API reference). */
export function deleteMessageBatch(state: SqsState, input: JsonObject): JsonObject {
  const queue = queueOf(state, input)
  return eachEntry(readBatch(input, 'DeleteMessageBatchRequestEntry'), (entry) => {
    remove(queue, entry)
    return {}
  })
}

function remove(queue: Queue, input: JsonObject): void {
  const message = find(queue, input)
  if (message !== undefined) queue.messages.splice(queue.messages.indexOf(message), 1)
}

function find(queue: Queue, input: JsonObject): Message | undefined {
  const handle = readText(input, 'ReceiptHandle') ?? ''
  const [id, receipt] = Buffer.from(handle, 'base64').toString('utf8').split(' ')
  if (receipt === undefined || receipt.length !== 36)
    throw new ServiceError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
      {
        status: 404,
      },
    )
  return queue.messages.find((message) => message.id === id)
}

/** ChangeMessageVisibility (SQS API reference). */
export function changeMessageVisibility(state: SqsState, input: JsonObject, { clock }: ServiceContext): JsonObject {
  const seconds = inRange(
    input,
    'VisibilityTimeout',
    0,
    43_200,
    'VisibilityTimeout must be an integer between 0 and 43200',
  )
  const message = find(queueOf(state, input), input)
  if (message === undefined || message.visibleAt <= clock.now())
    throw new ServiceError('MessageNotInflight', 'The specified message is not in flight.', {
      code: 'AWS.SimpleQueueService.MessageNotInflight',
    })
  message.visibleAt = clock.now() + (seconds ?? 0) * 1000
  return {}
}
