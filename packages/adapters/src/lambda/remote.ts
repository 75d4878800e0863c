import { BackendFailure, type EndpointResponse, type LambdaCall, type LambdaResult } from '@gatewright/engine'
import type { EndpointClient } from '../http/endpoint-client.ts'

/**
 * Invokes a function of anything that speaks the Lambda invoke API (Lambda API reference: Invoke).
 * @param endpoint base URL, e.g. `http://127.0.0.1:3001`
 * @throws BackendFailure, `egressRefused` for private addresses that are not allowed included
 */
export async function invokeRemote(
  endpoint: string,
  call: LambdaCall,
  client: EndpointClient,
  timeoutInMillis: number,
): Promise<LambdaResult> {
  const query = call.qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(call.qualifier)}`
  const answer = await client.call(
    {
      method: 'POST',
      url: `${endpoint.replace(/\/+$/, '')}/2015-03-31/functions/${encodeURIComponent(call.functionName)}/invocations${query}`,
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Amz-Invocation-Type', call.invocationType],
        ['X-Amz-Log-Type', 'None'],
      ],
      body: Buffer.from(call.payload),
    },
    timeoutInMillis,
  )
  const text = Buffer.from(answer.body).toString('utf8')
  switch (answer.status) {
    case 200:
    case 202:
    case 204:
      return toResult(answer, text)
    case 403:
      throw new BackendFailure('accessDenied', `${endpoint} denied the invocation of ${call.functionName}: ${text}`)
    case 404:
      throw new BackendFailure('functionNotFound', `${endpoint} has no function ${call.functionName}: ${text}`)
    case 413:
      throw new BackendFailure('tooLarge', `${endpoint} refused the payload of ${call.functionName} as too large`)
    case 429:
      throw new BackendFailure('throttled', `${endpoint} throttled ${call.functionName}: ${text}`)
    default:
      throw new BackendFailure(
        'malformedResponse',
        `${endpoint} answered ${answer.status} to the invocation: ${text.slice(0, 1000)}`,
      )
  }
}

function toResult(answer: EndpointResponse, payload: string): LambdaResult {
  const header = (name: string) => answer.headers.find(([found]) => found.toLowerCase() === name)?.[1]
  const functionError = header('x-amz-function-error')
  const executedVersion = header('x-amz-executed-version')
  return {
    payload,
    ...(executedVersion !== undefined && { executedVersion }),
    ...(functionError !== undefined && { functionError: functionError === 'Handled' ? 'Handled' : 'Unhandled' }),
  }
}
