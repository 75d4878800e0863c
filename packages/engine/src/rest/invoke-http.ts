import { GatewayException } from '../gateway-exception.ts'
import { findHeader } from '../header-list.ts'
import { backendCall, type EndpointUrl, endpointUrl } from '../integration/backend-call.ts'
import type { BackendCall, EndpointResponse, IntegrationRequest } from '../message.ts'
import { ownValue } from '../own-value.ts'
import type { Call } from './call.ts'
import type { CompiledIntegration } from './compile-integration.ts'
import { endpointFailure } from './endpoint-failure.ts'
import { watchEndpoint } from './watch-endpoint.ts'

/** Calls the HTTP endpoint of an HTTP or HTTP_PROXY integration, through its VPC link if it has one. */
export function invokeHttp(
  call: Call,
  compiled: CompiledIntegration,
  request: IntegrationRequest,
): Promise<EndpointResponse> {
  const { integration } = compiled
  const { exchange, ports } = call
  const url = addressOf(call, compiled, request)
  const vpcLinkId =
    integration.connectionType === 'VPC_LINK'
      ? (compiled.connectionId?.render(exchange.facts.stageVariables, {}) ?? '')
      : undefined
  const isVersion2 = vpcLinkId !== undefined && goesThroughVersion2(call, compiled, vpcLinkId)
  const address = isVersion2 ? withPath(url, request.wholePath ?? `/${exchange.facts.stageName}${pathOf(url)}`) : url
  const httpCall: BackendCall = {
    ...backendCall(request, address, {
      apiId: exchange.facts.apiId,
      traceId: exchange.traceId,
      clientContentType: findHeader(exchange.request.headers, 'content-type'),
    }),
    ...(integration.tlsConfig?.insecureSkipVerification === true ? { insecureSkipVerification: true } : {}),
    ...(vpcLinkId === undefined ? {} : { vpcLinkId, ...serverName(integration) }),
  }
  return watchEndpoint(call, httpCall, {
    send: () => ports.http(httpCall, compiled.timeoutInMillis),
    receive: (response) => response,
    refuse: (error) => endpointFailure(error, [...compiled.place, 'uri'], url.host),
  })
}

/** Only private integrations name the server that their certificate is for (developer guide: `tlsConfig`). */
function serverName({ tlsConfig }: CompiledIntegration['integration']): Pick<BackendCall, 'serverNameToVerify'> {
  const name = tlsConfig?.serverNameToVerify
  return name === undefined || name === '' ? {} : { serverNameToVerify: name }
}

/** Where a constant URI leads is found once, of any other for each request. */
function addressOf({ exchange }: Call, compiled: CompiledIntegration, request: IntegrationRequest): EndpointUrl {
  if (compiled.constantUrl !== undefined) return compiled.constantUrl
  const uri = compiled.uri.render(exchange.facts.stageVariables, request.path)
  const url = endpointUrl(uri)
  if (url === undefined) throw invalidAddress(compiled, uri)
  return url
}

/** Whether a VPC link is one of the second version: to a load balancer by its ARN. */
function goesThroughVersion2({ target }: Call, { integration }: CompiledIntegration, vpcLinkId: string): boolean {
  return integration.integrationTarget !== undefined || ownValue(target.account.vpcLinks, vpcLinkId)?.version === 'V2'
}

const originOf = ({ base, host }: EndpointUrl) => base.slice(0, base.indexOf(host) + host.length)
const pathOf = (url: EndpointUrl) => url.base.slice(originOf(url).length)

/**
 * VPC links of the second version put the stage before the path of the URI, unless a template overrides the path as a whole
 * (rest-api reference §12.4).
 */
function withPath(url: EndpointUrl, path: string): EndpointUrl {
  const written = path.replace(/[?#]/g, encodeURIComponent)
  const address = endpointUrl(`${originOf(url)}${written.startsWith('/') ? '' : '/'}${written}`)
  return address === undefined ? url : { ...url, base: address.base }
}

/** An integration URI that gives no address (recorded: test invocation with an undefined stage variable in the host). */
export function invalidAddress(compiled: CompiledIntegration, uri: string): GatewayException {
  return new GatewayException('endpointAddressInvalid', {
    explanation: `The integration URI gives no usable address: ${uri === '' ? '(empty)' : uri}`,
    place: [...compiled.place, 'uri'],
    received: { uri },
    wouldPass: ['A URI of the form https://host/path whose stage variables are all defined on the stage.'],
    log: 'Execution failed due to configuration error: Invalid endpoint address',
  })
}
