import { parseFunctionArn } from '@gatewright/definition'
import { type AwsCall, BackendFailure, type EndpointResponse } from '@gatewright/engine'
import { answerOf, headerOf } from '../protocol/answer.ts'
import type { ServiceContext } from '../service-context.ts'

const invocationPath = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/

/** Answers Lambda's Invoke (Lambda API reference) by the functions of the API; undefined for other calls. */
export async function answerLambda(call: AwsCall, context: ServiceContext): Promise<EndpointResponse | undefined> {
  const url = new URL(call.url)
  const target = invocationPath.exec(url.pathname)?.[1]
  if (target === undefined || call.method !== 'POST') return undefined
  const given = decodeURIComponent(target)
  const { functionName, qualifier = url.searchParams.get('Qualifier') ?? undefined } = parseFunctionArn(given)
  const functionArn = given.startsWith('arn:')
    ? given
    : `arn:aws:lambda:${context.region}:${context.accountId}:function:${functionName}`
  const requestId = context.random.uuid()
  const reply = (status: number, headers: readonly (readonly [string, string])[], body: string) =>
    answerOf(context, status, [['x-amzn-RequestId', requestId], ['Content-Type', 'application/json'], ...headers], body)
  const refuse = (status: number, type: string, document: object) =>
    reply(status, [['x-amzn-ErrorType', type]], JSON.stringify(document))
  const type = headerOf(call.headers, 'x-amz-invocation-type') ?? 'RequestResponse'
  if (type === 'DryRun') return answerOf(context, 204, [['x-amzn-RequestId', requestId]], '')
  if (type !== 'RequestResponse' && type !== 'Event')
    return refuse(400, 'InvalidParameterValueException', { Type: 'User', message: `Unknown invocation type: ${type}` })
  try {
    const result = await context.lambda({
      functionArn,
      functionName,
      ...(qualifier !== undefined && { qualifier }),
      payload: call.body.length === 0 ? '{}' : Buffer.from(call.body).toString('utf8'),
      invocationType: type,
      requestId,
    })
    if (type === 'Event') return reply(202, [], '')
    return reply(
      200,
      [
        ['X-Amz-Executed-Version', result.executedVersion ?? '$LATEST'],
        ...(result.functionError === undefined ? [] : [['X-Amz-Function-Error', result.functionError] as const]),
      ],
      result.payload,
    )
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error
    const { kind } = error
    if (kind === 'functionNotFound')
      return refuse(404, 'ResourceNotFoundException', { Message: `Function not found: ${functionArn}`, Type: 'User' })
    if (kind === 'throttled')
      return refuse(429, 'TooManyRequestsException', {
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        Type: 'User',
        message: 'Rate Exceeded.',
      })
    if (kind === 'tooLarge') return refuse(413, 'RequestTooLargeException', { Type: 'User', message: error.message })
    throw error
  }
}
