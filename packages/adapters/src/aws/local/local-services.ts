import type { AwsCall, EndpointResponse } from '@gatewright/engine'
import { askedAction } from '../call-keys.ts'
import { dynamoDb } from './dynamodb/dynamodb.ts'
import { noOperation } from './protocol/answer.ts'
import { answerJson } from './protocol/json-service.ts'
import type { ServiceContext } from './service-context.ts'
import { answerSqs } from './sqs/answer-sqs.ts'
import type { ServicesState } from './state.ts'

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
        case 'dynamodb': {
          const action = askedAction(call)
          if (action === undefined) return noOperation(context, true)
          return await answerJson(dynamoDb, state.dynamodb, action, call, context)
        }
        case 'sqs':
          return await answerSqs(state.sqs, call, context)
        default:
          return undefined
      }
    },
  }
}
