import type { JsonObject } from '@gatewright/definition'
import { BackendFailure } from '@gatewright/engine'
import { readObject, readText } from '../read-input.ts'
import type { ServiceContext } from '../service-context.ts'
import type { SnsStates } from './publish.ts'
import { invalidParameter, topicOf } from './topic.ts'

const topicLimit = 100

const arnOf = (name: string, { region, accountId }: ServiceContext) => `arn:aws:sns:${region}:${accountId}:${name}`

/** CreateTopic (SNS API reference): one that exists is found again. */
export function createTopic({ sns }: SnsStates, input: JsonObject, context: ServiceContext): JsonObject {
  const name = readText(input, 'Name') ?? ''
  if (!/^[A-Za-z0-9_-]{1,256}(\.fifo)?$/.test(name)) throw invalidParameter('Topic Name')
  if (!sns.topics.has(name)) {
    if (sns.topics.size >= topicLimit) throw invalidParameter(`Only ${topicLimit} topics are kept here`)
    sns.topics.set(name, { name, subscriptions: [], published: [] })
  }
  return { TopicArn: arnOf(name, context) }
}

/** DeleteTopic (SNS API reference). */
export function deleteTopic({ sns }: SnsStates, input: JsonObject): JsonObject {
  sns.topics.delete(topicOf(sns, input).name)
  return {}
}

/** ListTopics (SNS API reference). */
export function listTopics({ sns }: SnsStates, _input: JsonObject, context: ServiceContext): JsonObject {
  return { Topics: [...sns.topics.keys()].sort().map((name) => ({ TopicArn: arnOf(name, context) })) }
}

/** Subscribe (SNS API reference), for queues and functions. @throws BackendFailure for other protocols and filter policies */
export function subscribe({ sns }: SnsStates, input: JsonObject, context: ServiceContext): JsonObject {
  const topic = topicOf(sns, input)
  const protocol = readText(input, 'Protocol')
  const endpoint = readText(input, 'Endpoint') ?? ''
  if (protocol !== 'sqs' && protocol !== 'lambda')
    throw new BackendFailure(
      'notSimulated',
      `SNS subscriptions of protocol ${protocol} are not simulated; sqs and lambda are.`,
    )
  const attributes = readObject(input, 'Attributes') ?? {}
  if (readText(attributes, 'FilterPolicy') !== undefined)
    throw new BackendFailure('notSimulated', 'SNS filter policies are not simulated.')
  if (!endpoint.startsWith('arn:')) throw invalidParameter(`${protocol.toUpperCase()} endpoint ARN`)
  const former = topic.subscriptions.find((each) => each.protocol === protocol && each.endpoint === endpoint)
  if (former !== undefined) return { SubscriptionArn: former.arn }
  const arn = `${arnOf(topic.name, context)}:${context.random.uuid()}`
  topic.subscriptions.push({
    arn,
    protocol,
    endpoint,
    rawMessageDelivery: readText(attributes, 'RawMessageDelivery') === 'true',
  })
  return { SubscriptionArn: arn }
}

/** Unsubscribe (SNS API reference). */
export function unsubscribe({ sns }: SnsStates, input: JsonObject): JsonObject {
  const arn = readText(input, 'SubscriptionArn')
  for (const { subscriptions } of sns.topics.values()) {
    const at = subscriptions.findIndex((subscription) => subscription.arn === arn)
    if (at >= 0) subscriptions.splice(at, 1)
  }
  return {}
}
