import type { JsonObject } from '@gatewright/definition'
import { readText } from '../read-input.ts'
import { ServiceError } from '../service-error.ts'
import type { MessageAttributes } from '../sqs/queue.ts'

/** Who gets what is published: a queue or a function, by its ARN. */
export type Subscription = {
  readonly arn: string
  readonly protocol: 'sqs' | 'lambda'
  readonly endpoint: string
  readonly rawMessageDelivery: boolean
}

/** Something that was published; `at` is epoch milliseconds. */
export type Notification = {
  readonly id: string
  readonly message: string
  readonly subject?: string
  readonly attributes: MessageAttributes
  readonly at: number
}

export type Topic = {
  readonly name: string
  readonly subscriptions: Subscription[]
  readonly published: Notification[]
}

export type SnsState = { readonly topics: Map<string, Topic> }

export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', `Invalid parameter: ${message}`, { code: 'InvalidParameter' })
}

/** The topic that an ARN names. @throws ServiceError `NotFound` */
export function topicOf(state: SnsState, input: JsonObject, name = 'TopicArn'): Topic {
  const arn = readText(input, name) ?? ''
  const parts = arn.split(':')
  if (parts.length !== 6 || parts[2] !== 'sns')
    throw invalidParameter(`${name} Reason: An ARN must have at least 6 elements, not ${parts.length}`)
  const topic = state.topics.get(parts[5] ?? '')
  if (topic === undefined)
    throw new ServiceError('NotFoundException', 'Topic does not exist', { status: 404, code: 'NotFound' })
  return topic
}
