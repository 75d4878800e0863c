import type { AwsCall, EndpointResponse } from '@gatewright/engine'
import { askedAction } from '../../call-keys.ts'
import { headerOf, noOperation } from '../protocol/answer.ts'
import { answerJson } from '../protocol/json-service.ts'
import { acceptsJson, answerQuery } from '../protocol/query-service.ts'
import type { ServiceContext } from '../service-context.ts'
import type { SqsState } from './queue.ts'
import { sqsJson, sqsQuery } from './sqs.ts'

/** Answers a call of SQS: by its JSON protocol with a target header, else by its query protocol, where the path names the queue. */
export async function answerSqs(
  state: SqsState,
  call: AwsCall,
  context: ServiceContext,
): Promise<EndpointResponse | undefined> {
  const action = askedAction(call)
  if (action === undefined) return noOperation(context, acceptsJson(call))
  if (headerOf(call.headers, 'x-amz-target') !== undefined)
    return await answerJson(sqsJson, state, action, call, context)
  const { pathname } = new URL(call.url)
  const ofPath = pathname.length > 1 ? { QueueUrl: decodeURIComponent(pathname) } : {}
  return await answerQuery(sqsQuery, state, action, call, context, ofPath)
}
