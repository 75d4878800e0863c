import type { Json, JsonObject } from '@gatewright/definition'
import { type AwsCall, BackendFailure, type EndpointResponse, type Ports } from '@gatewright/engine'
import { isObject } from './local/read-input.ts'
import { jsonProtocol } from './sdk/json-protocol.ts'
import { lambdaProtocol } from './sdk/lambda-protocol.ts'
import { queryProtocol } from './sdk/query-protocol.ts'
import { s3Protocol } from './sdk/s3-protocol.ts'
import type { SdkProtocol } from './sdk/sdk-protocol.ts'

const protocols: { readonly [service: string]: SdkProtocol } = {
  dynamodb: jsonProtocol('DynamoDB_20120810', '1.0'),
  sqs: jsonProtocol('AmazonSQS', '1.0'),
  states: jsonProtocol('AWSStepFunctions', '1.0'),
  events: jsonProtocol('AWSEvents', '1.1'),
  kinesis: jsonProtocol('Kinesis_20131202', '1.1'),
  ssm: jsonProtocol('AmazonSSM', '1.1'),
  sns: queryProtocol('2010-03-31'),
  s3: s3Protocol,
  lambda: lambdaProtocol,
}

/** A handler waits for a service as long as its own timeout lets it. */
const timeoutMs = 900_000

/**
 * Makes the call that a command of the AWS SDK stands for, puts it to the port, and reads the answer.
 * @param request JSON text `{service, operation, input, region}`; bytes in it are `{"$bytes": base64}`
 * @returns JSON text: `{metadata, output}`, `{metadata, error}`, or `{notSimulated}` with what to do instead
 */
export async function callBySdk(aws: Ports['aws'], request: string, ownRegion: string): Promise<string> {
  const {
    service,
    operation,
    input,
    region = ownRegion,
  } = JSON.parse(request) as {
    service: string
    operation: string
    input: JsonObject
    region?: string
  }
  const protocol = Object.hasOwn(protocols, service) ? protocols[service] : undefined
  if (protocol === undefined) return JSON.stringify({ notSimulated: `There is no service ${service} here.` })
  try {
    const call: AwsCall = { service, region, action: operation, ...protocol.request(operation, input, region, service) }
    const answer = await aws(call, timeoutMs)
    return JSON.stringify(readAnswer(protocol, operation, input, answer))
  } catch (error) {
    if (error instanceof BackendFailure && error.kind === 'notSimulated')
      return JSON.stringify({ notSimulated: error.message })
    return JSON.stringify({ metadata: { httpStatusCode: 500 }, error: connectionError(error) })
  }
}

function readAnswer(protocol: SdkProtocol, operation: string, input: JsonObject, answer: EndpointResponse): Json {
  const header = (name: string) => answer.headers.find(([each]) => each.toLowerCase() === name)?.[1]
  const requestId = header('x-amzn-requestid') ?? header('x-amz-request-id')
  const metadata = { httpStatusCode: answer.status, ...(requestId !== undefined && { requestId }) }
  if (answer.status >= 300 && answer.status !== 304) return { metadata, error: protocol.error(answer, operation) }
  const output = protocol.output(operation, answer, input)
  return { metadata, output: isObject(output) ? output : {} }
}

/** What the SDK makes of an endpoint that gave no answer. */
function connectionError(error: unknown): JsonObject {
  const message = error instanceof Error ? error.message : String(error)
  const kind = error instanceof BackendFailure ? error.kind : undefined
  return { name: kind === 'timeout' ? 'TimeoutError' : 'NetworkingError', message }
}
