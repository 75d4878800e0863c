import type { JsonObject } from '@gatewright/definition'
import { headerOf } from '../local/protocol/answer.ts'
import { bodyOf, parseObject, type SdkProtocol, textBody, wireBytes } from './sdk-protocol.ts'

/** Lambda's Invoke. */
export const lambdaProtocol: SdkProtocol = {
  request: (_operation, input, region) => {
    const { FunctionName: name = '', InvocationType: type, Qualifier: qualifier, Payload: payload } = input
    const path = `/2015-03-31/functions/${encodeURIComponent(String(name))}/invocations`
    return {
      method: 'POST',
      url: `https://lambda.${region}.amazonaws.com${path}${qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(String(qualifier))}`}`,
      path,
      headers: [
        ['Content-Type', 'application/json'],
        ...(type === undefined ? [] : [['X-Amz-Invocation-Type', String(type)] as const]),
      ],
      body: bodyOf(payload),
    }
  },
  output: (_operation, answer) => {
    const functionError = headerOf(answer.headers, 'x-amz-function-error')
    const version = headerOf(answer.headers, 'x-amz-executed-version')
    return {
      StatusCode: answer.status,
      Payload: wireBytes(answer.body),
      ...(functionError !== undefined && { FunctionError: functionError }),
      ...(version !== undefined && { ExecutedVersion: version }),
    }
  },
  error: (answer): JsonObject => {
    const { message, Message, ...rest } = parseObject(textBody(answer))
    return {
      ...rest,
      name: headerOf(answer.headers, 'x-amzn-errortype')?.split(':')[0] ?? 'UnknownError',
      message: message ?? Message ?? 'UnknownError',
    }
  },
}
