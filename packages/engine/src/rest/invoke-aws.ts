import type { IntegrationUri } from '@gatewright/definition'
import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { jsonTarget, splitAction } from '../integration/aws-target.ts'
import { backendCall } from '../integration/backend-call.ts'
import type { AwsCall, EndpointResponse, IntegrationRequest } from '../message.ts'
import { parseQuery, type QueryList } from '../query-string.ts'
import type { Call } from './call.ts'
import type { CompiledIntegration } from './compile-integration.ts'
import { endpointFailure } from './endpoint-failure.ts'
import { invalidAddress } from './invoke-http.ts'
import { awsUri, invokeLambda, refuseMethodNotPost } from './invoke-lambda.ts'
import { sourceArn } from './method-arn.ts'
import { signServiceCall } from './sign-service-call.ts'
import { watchEndpoint } from './watch-endpoint.ts'

type ServiceUri = Extract<IntegrationUri, { kind: 'aws' }>

/** Calls what stands behind an AWS integration: a function, or a service by its action or path. */
export function invokeAws(
  call: Call,
  compiled: CompiledIntegration,
  request: IntegrationRequest,
): Promise<EndpointResponse> {
  const uri = awsUri(call, compiled, request)
  switch (uri.kind) {
    case 'lambda':
      refuseMethodNotPost(compiled)
      return invokeLambda(call, compiled, uri, request)
    case 'aws':
      return invokeService(call, compiled, uri, request)
    case 'http':
    case 'unknown':
      throw invalidAddress(compiled, compiled.uri.render(call.exchange.facts.stageVariables, request.path))
  }
}

/** Calls what stands behind an AWS_PROXY integration: functions only; other services are not simulated as proxies. */
export function invokeAwsProxy(
  call: Call,
  compiled: CompiledIntegration,
  request: IntegrationRequest,
): Promise<EndpointResponse> {
  refuseMethodNotPost(compiled)
  const uri = awsUri(call, compiled, request)
  if (uri.kind === 'lambda') return invokeLambda(call, compiled, uri, request)
  if (uri.kind !== 'aws') {
    throw invalidAddress(compiled, compiled.uri.render(call.exchange.facts.stageVariables, request.path))
  }
  throw new GatewayException('integrationUriUnsupported', {
    explanation:
      uri.service === 'firehose'
        ? 'AWS_PROXY integrations with Firehose are not simulated: what they put into the stream is documented nowhere.'
        : `AWS_PROXY integrations invoke Lambda functions; this one names ${uri.service}.`,
    place: [...compiled.place, 'uri'],
    received: { service: uri.service },
    wouldPass: ['The URI of a Lambda function.', 'An integration of type AWS.'],
    log: 'Execution failed due to configuration error: Invalid endpoint address',
  })
}

async function invokeService(
  call: Call,
  compiled: CompiledIntegration,
  uri: ServiceUri,
  request: IntegrationRequest,
): Promise<EndpointResponse> {
  const { ports } = call
  const sent = await signServiceCall(call, serviceCall(call, compiled, uri, request))
  return watchEndpoint(call, sent, {
    send: () => ports.aws(sent, compiled.timeoutInMillis),
    receive: (response) => {
      const requestId = findHeader(response.headers, 'x-amzn-requestid')
      if (requestId !== undefined) call.progress.endpointRequestId = requestId
      return response
    },
    refuse: (error) => endpointFailure(error, [...compiled.place, 'uri'], uri.service),
  })
}

/** The call of a service: its host, and the action as target header or query parameter (rest-api reference §9.2). */
function serviceCall(call: Call, compiled: CompiledIntegration, uri: ServiceUri, request: IntegrationRequest): AwsCall {
  const { exchange } = call
  const action = uri.action === undefined ? undefined : splitAction(uri.action)
  const target = action === undefined ? undefined : jsonTarget(uri.service, action.name)
  const subdomain = uri.subdomain === undefined ? '' : `${uri.subdomain}.`
  const host = `${subdomain}${uri.service}.${uri.region}.amazonaws.com`
  const [path = '', rawQuery = ''] = (uri.path ?? '/').split(/\?(.*)/s)
  const headers: [string, string][] = request.headers.map(([name, value]) => [name, value])
  headers.push(['X-Amz-Source-Arn', sourceArn(call)])
  const query: QueryList = [...parseQuery(rawQuery), ...actionQuery(action, target)]
  if (target !== undefined && findHeader(headers, 'x-amz-target') === undefined) {
    headers.push(['X-Amz-Target', target])
    if (findHeader(headers, 'content-type') === undefined) headers.push(['Content-Type', 'application/x-amz-json-1.0'])
  }
  const credentials = compiled.credentials?.render(exchange.facts.stageVariables, {})
  return {
    ...backendCall(
      { ...request, headers },
      { base: `https://${host}${path}`, host, query },
      {
        apiId: exchange.facts.apiId,
        traceId: exchange.traceId,
        clientContentType: findHeader(exchange.request.headers, 'content-type'),
      },
    ),
    service: uri.service,
    region: uri.region,
    ...(action === undefined ? { path } : { action: action.name }),
    ...(credentials === undefined ? {} : { credentials }),
  }
}

function actionQuery(action: ReturnType<typeof splitAction> | undefined, target: string | undefined): QueryList {
  if (action === undefined) return []
  const parameters = parseQuery(action.parameters)
  return target === undefined ? [['Action', action.name], ...parameters] : parameters
}
