import type { AwsCall, EndpointResponse } from '@gatewright/engine'
import { askedAction } from '../call-keys.ts'
import { dynamoDb } from './dynamodb/dynamodb.ts'
import { events } from './events/events.ts'
import { kinesis } from './kinesis/kinesis.ts'
import { answerLambda } from './lambda-service/answer-lambda.ts'
import { headerOf, noOperation } from './protocol/answer.ts'
import { answerJson, type JsonService } from './protocol/json-service.ts'
import { acceptsJson, answerQuery } from './protocol/query-service.ts'
import { answerS3 } from './s3/answer-s3.ts'
import type { ServiceContext } from './service-context.ts'
import { sns } from './sns/sns.ts'
import { answerSqs } from './sqs/answer-sqs.ts'
import { ssmJson, ssmQuery } from './ssm/ssm.ts'
import type { ServicesState } from './state.ts'
import { states } from './states/states.ts'

/** The services that are simulated here, over one state. */
export type LocalServices = {
  /** Answers a call as its service would; undefined for what is not simulated. */
  answer(call: AwsCall, context: ServiceContext): Promise<EndpointResponse | undefined>
}

/** Answers calls of services out of a state, which they change. */
export function createLocalServices(state: ServicesState): LocalServices {
  return {
    answer: async (call, context) => {
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
    },
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
