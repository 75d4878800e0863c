import { type IntegrationUri, parseIntegrationUri } from '@gatewright/definition'
import { emptyBytes, isEmptyPayload, payloadBytes, payloadText } from '../bytes.ts'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import type { BackendCall, EndpointResponse, IntegrationRequest, LambdaCall } from '../message.ts'
import type { Call } from './call.ts'
import type { CompiledIntegration } from './compile-integration.ts'
import { emitHandled } from './emit-handled.ts'
import { endpointFailure } from './endpoint-failure.ts'
import { LambdaAnswer } from './lambda-answer.ts'
import { sourceArn } from './method-arn.ts'
import { watchEndpoint } from './watch-endpoint.ts'

type LambdaUri = Extract<IntegrationUri, { kind: 'lambda' }>

/** What the URI of an AWS integration means for this request, stage variables and path values filled in. */
export function awsUri(call: Call, compiled: CompiledIntegration, request: IntegrationRequest): IntegrationUri {
  return (
    compiled.constantUri ?? parseIntegrationUri(compiled.uri.render(call.exchange.facts.stageVariables, request.path))
  )
}

/** Invokes the function of a Lambda integration; `X-Amz-Invocation-Type: Event` does not wait for it (rest-api reference §12.3). */
export function invokeLambda(
  call: Call,
  compiled: CompiledIntegration,
  uri: LambdaUri,
  request: IntegrationRequest,
): Promise<EndpointResponse> {
  const { exchange, ports } = call
  const invocationType = findHeader(request.headers, 'x-amz-invocation-type') === 'Event' ? 'Event' : 'RequestResponse'
  call.progress.invokedFunction = uri.functionName
  const payload = isEmptyPayload(request.body) ? '{}' : payloadText(request.body)
  const invocation: LambdaCall = {
    functionArn: uri.functionArn,
    functionName: uri.functionName,
    payload,
    invocationType,
    requestId: exchange.requestId,
  }
  return watchEndpoint(call, lambdaCallAsHttp(call, uri, request), {
    send: () =>
      ports.lambda(
        uri.qualifier === undefined ? invocation : { ...invocation, qualifier: uri.qualifier },
        compiled.timeoutInMillis,
      ),
    receive: (result) => {
      call.progress.endpointRequestId = exchange.requestId
      if (call.recorder.watched) emitHandled(call, uri.functionName, result)
      return invocationType === 'Event' ? accepted : new LambdaAnswer(result)
    },
    refuse: (error) => endpointFailure(error, [...compiled.place, 'uri'], uri.functionName),
  })
}

/** A Lambda integration with another method than POST never reaches the function (recorded). */
export function refuseMethodNotPost(compiled: CompiledIntegration): void {
  const { httpMethod } = compiled.integration
  if (httpMethod === 'POST') return
  throw new GatewayException('lambdaMethodNotPost', {
    explanation: `Lambda is invoked with POST only; this integration says ${httpMethod ?? 'nothing'}.`,
    place: [...compiled.place, 'httpMethod'],
    received: { httpMethod: httpMethod ?? null },
    wouldPass: ['POST as the HTTP method of the integration.'],
    log: 'Execution failed due to configuration error: Invalid permissions on Lambda function',
  })
}

const accepted: EndpointResponse = { status: 202, headers: [['Content-Length', '0']], body: payloadBytes('') }

/** The invocation as the HTTP call that it is, for those who watch. */
function lambdaCallAsHttp(call: Call, uri: LambdaUri, request: IntegrationRequest): BackendCall {
  const { exchange, recorder } = call
  const form = uri.streaming ? ['2021-11-15', 'response-streaming-invocations'] : ['2015-03-31', 'invocations']
  const url = `https://lambda.${uri.region}.amazonaws.com/${form[0]}/functions/${uri.functionArn}/${form[1]}`
  if (!recorder.logged) return { method: 'POST', url, headers: [], body: emptyBytes }
  return {
    method: 'POST',
    url,
    headers: [
      ...request.headers,
      ['x-amzn-lambda-integration-tag', exchange.requestId],
      ['X-Amz-Source-Arn', sourceArn(call)],
      ['Accept', 'application/json'],
      ['User-Agent', `AmazonAPIGateway_${exchange.facts.apiId}`],
      ['X-Amzn-Trace-Id', exchange.traceId],
      ['Content-Type', 'application/json'],
    ],
    body: payloadBytes(request.body),
  }
}
