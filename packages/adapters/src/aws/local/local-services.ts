import type { Json, JsonObject, ServicesSnapshot } from '@gatewright/definition'
import type { AwsCall, EndpointResponse } from '@gatewright/engine'
import { askedAction } from '../call-keys.ts'
import { dynamoDb } from './dynamodb/dynamodb.ts'
import { type BusEvent, events } from './events/events.ts'
import { kinesis } from './kinesis/kinesis.ts'
import { answerLambda } from './lambda-service/answer-lambda.ts'
import { headerOf, noOperation } from './protocol/answer.ts'
import { answerJson, type JsonService } from './protocol/json-service.ts'
import { acceptsJson, answerQuery } from './protocol/query-service.ts'
import { keepRecent } from './recent.ts'
import { findResource, listResources, type Resource, type ResourceKind, withResource } from './resources.ts'
import { answerS3 } from './s3/answer-s3.ts'
import type { ServiceContext } from './service-context.ts'
import { restoreServices, snapshotServices } from './snapshot.ts'
import { sns } from './sns/sns.ts'
import { answerSqs } from './sqs/answer-sqs.ts'
import { ssmJson, ssmQuery } from './ssm/ssm.ts'
import { emptyServices, type ServicesState } from './state.ts'
import { states } from './states/states.ts'

/** A call that a simulated service answered; `at` is epoch milliseconds, `subject` the table, queue, bucket … it was about. */
export type ServiceCall = {
  readonly at: number
  readonly service: string
  readonly action: string
  readonly subject: string
  readonly status: number
}

/** The services that are simulated here, over one state. */
export type LocalServices = {
  /** Answers a call as its service would; undefined for what is not simulated. */
  answer(call: AwsCall, context: ServiceContext): Promise<EndpointResponse | undefined>
  /** What the services hold now. */
  snapshot(): ServicesSnapshot
  /** What there is, without what is in it. */
  resources(): readonly Resource[]
  /** One table, queue, bucket … as a snapshot has it, of long lists the first 500 entries; undefined when there is none. */
  resource(kind: ResourceKind, name: string): Json | undefined
  /**
   * Puts a resource as a snapshot has it in the place of a former one, or takes that away. Lists that the value lacks stay
   * as they are. @throws SnapshotError
   */
  setResource(kind: ResourceKind, name: string, value: JsonObject | undefined): void
  /** The last hundred events that buses were given, the newest first. */
  events(): readonly BusEvent[]
  /** How often the services have changed, or may have. */
  changes(): number
  /** Makes the services hold what a snapshot says. @throws SnapshotError; then they hold what they held */
  restore(snapshot: unknown): void
  /** The last calls, the newest first. */
  recentCalls(): readonly ServiceCall[]
}

const callLimit = 200

/** Services that answer out of a state, which their calls change: an empty one unless a snapshot is given. @throws SnapshotError */
export function createLocalServices(snapshot?: unknown): LocalServices {
  return servicesOver(snapshot === undefined ? emptyServices() : restoreServices(snapshot))
}

/** The same over a state at hand. */
export function servicesOver(initial: ServicesState): LocalServices {
  let state = initial
  let changes = 0
  const calls: ServiceCall[] = []
  const restore = (next: unknown) => {
    state = restoreServices(next)
    changes += 1
  }
  return {
    answer: async (call, context) => {
      const at = context.clock.now()
      const answer = await answerBy(state, call, context)
      if (!isRead(call)) changes += 1
      if (answer !== undefined) keepRecent(calls, { at, ...describeCall(call), status: answer.status }, callLimit)
      return answer
    },
    snapshot: () => snapshotServices(state),
    resources: () => listResources(state),
    resource: (kind, name) => findResource(state, kind, name),
    setResource: (kind, name, value) => restore(withResource(snapshotServices(state), kind, name, value)),
    events: () => state.events.events.slice(-100).reverse(),
    changes: () => changes,
    restore,
    recentCalls: () => [...calls].reverse(),
  }
}

const readAction = /^(?:BatchGet|Describe|Get|List|Query|Scan|TransactGet)/

/** Whether a call surely changes nothing. */
function isRead(call: AwsCall): boolean {
  return call.method === 'GET' || call.method === 'HEAD' || readAction.test(call.action ?? askedAction(call) ?? '')
}

const subjectMember =
  /"?(?:TableName|QueueUrl|QueueName|TopicArn|stateMachineArn|StreamName|EventBusName|Name|Path)"?\s*[:=]\s*"?([^"&]{1,300})/

/** What a call is about, in words for a list: not read exactly, since it is for people only. */
function describeCall(call: AwsCall): Pick<ServiceCall, 'service' | 'action' | 'subject'> {
  const { service } = call
  const path = new URL(call.url).pathname
  if (service === 's3' || service === 'lambda')
    return { service, action: `${call.method} ${path}`.slice(0, 300), subject: '' }
  const head = Buffer.from(call.body.subarray(0, 65_536)).toString('utf8')
  const given = subjectMember.exec(head)?.[1] ?? path
  return {
    service,
    action: askedAction(call) ?? '',
    subject: given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf(':')) + 1),
  }
}

async function answerBy(
  state: ServicesState,
  call: AwsCall,
  context: ServiceContext,
): Promise<EndpointResponse | undefined> {
  switch (call.service) {
    case 'dynamodb':
      return await byTarget(dynamoDb, state.dynamodb, call, context)
    case 'states':
      return await byTarget(states, state.states, call, context)
    case 'events':
      return await byTarget(events, state.events, call, context)
    case 'kinesis':
      return await byTarget(kinesis, state.kinesis, call, context)
    case 'sqs':
      return await answerSqs(state.sqs, call, context)
    case 'sns': {
      const action = askedAction(call)
      if (action === undefined) return noOperation(context, acceptsJson(call))
      return await answerQuery(sns, state, action, call, context)
    }
    case 'ssm': {
      const action = askedAction(call)
      if (action === undefined) return noOperation(context, acceptsJson(call))
      return headerOf(call.headers, 'x-amz-target') === undefined
        ? await answerQuery(ssmQuery, state.ssm, action, call, context)
        : await answerJson(ssmJson, state.ssm, action, call, context)
    }
    case 's3':
      return await answerS3(state.s3, call, context)
    case 'lambda':
      return await answerLambda(call, context)
    default:
      return undefined
  }
}

/** Services that find their action in `X-Amz-Target` alone; without it they know of none (recorded for EventBridge). */
async function byTarget<State>(
  service: JsonService<State>,
  state: State,
  call: AwsCall,
  context: ServiceContext,
): Promise<EndpointResponse | undefined> {
  const target = headerOf(call.headers, 'x-amz-target')
  if (target === undefined) return noOperation(context, acceptsJson(call))
  return await answerJson(service, state, target.slice(target.lastIndexOf('.') + 1), call, context)
}
