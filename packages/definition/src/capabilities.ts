import type { ApiKind } from './api.ts'

/** A feature that not every kind of API has. */
export type Feature =
  | 'apiKeys'
  | 'usagePlans'
  | 'mappingTemplates'
  | 'models'
  | 'requestValidation'
  | 'gatewayResponses'
  | 'resourcePolicy'
  | 'responseCache'
  | 'canary'
  | 'waf'
  | 'mockIntegration'
  | 'testInvoke'
  | 'executionLogs'
  | 'edgeOptimized'
  | 'privateEndpoint'
  | 'clientCertificates'
  | 'builtInCors'
  | 'autoDeploy'
  | 'defaultStage'
  | 'openApi'

/** Whether a kind has a feature; where it has not, why not and the way out. */
export type Capability = { available: true } | { available: false; reason: string }

const yes: Capability = { available: true }
const no = (reason: string): Capability => ({ available: false, reason })
const noHttp = (what: string, wayOut: string) => no(`HTTP APIs have no ${what}: ${wayOut}`)
const noWebSocket = (what: string, wayOut: string) => no(`WebSocket APIs have no ${what}: ${wayOut}`)
const useRest = 'use a REST API, or put it into the backend.'

/**
 * Kind × feature, after the developer guide ("Choose between REST APIs and HTTP APIs", the quotas and the WebSocket
 * chapters). It hides parts of the interface, feeds lint and refuses exports.
 */
export const capabilities: Record<Feature, Record<ApiKind, Capability>> = {
  apiKeys: {
    REST: yes,
    HTTP: noHttp('API keys', 'identify callers with a JWT or Lambda authorizer, or use a REST API.'),
    WEBSOCKET: yes,
  },
  usagePlans: {
    REST: yes,
    HTTP: noHttp('usage plans', 'limit routes with route throttling, or use a REST API for limits per client.'),
    WEBSOCKET: yes,
  },
  mappingTemplates: {
    REST: yes,
    HTTP: noHttp(
      'mapping templates',
      'use parameter mapping for headers, query and path, and shape bodies in the backend.',
    ),
    WEBSOCKET: yes,
  },
  models: { REST: yes, HTTP: noHttp('models', useRest), WEBSOCKET: yes },
  requestValidation: { REST: yes, HTTP: noHttp('request validators', useRest), WEBSOCKET: yes },
  gatewayResponses: {
    REST: yes,
    HTTP: noHttp('gateway responses', 'their error bodies are fixed.'),
    WEBSOCKET: noWebSocket('gateway responses', 'errors are frames of a fixed form.'),
  },
  resourcePolicy: {
    REST: yes,
    HTTP: noHttp('resource policies', 'use an authorizer, or a REST API.'),
    WEBSOCKET: noWebSocket('resource policies', 'authorize at $connect.'),
  },
  responseCache: {
    REST: yes,
    HTTP: noHttp('response cache', 'put a CDN in front, or use a REST API.'),
    WEBSOCKET: noWebSocket('response cache', 'messages are not cached.'),
  },
  canary: {
    REST: yes,
    HTTP: noHttp('canary releases', 'canaries exist on REST APIs only; shift traffic with weighted Lambda aliases.'),
    WEBSOCKET: noWebSocket(
      'canary releases',
      'canaries exist on REST APIs only; shift traffic with weighted Lambda aliases.',
    ),
  },
  waf: {
    REST: yes,
    HTTP: noHttp(
      'web ACLs',
      'AWS WAF attaches to REST API stages; put a CloudFront distribution with a web ACL in front.',
    ),
    WEBSOCKET: noWebSocket('web ACLs', 'the guide documents AWS WAF for REST API stages only.'),
  },
  mockIntegration: { REST: yes, HTTP: noHttp('mock integrations', useRest), WEBSOCKET: yes },
  testInvoke: {
    REST: yes,
    HTTP: noHttp('TestInvokeMethod', 'send the request to a stage.'),
    WEBSOCKET: noWebSocket('TestInvokeMethod', 'connect to a stage.'),
  },
  executionLogs: { REST: yes, HTTP: noHttp('execution logs', 'they have access logs only.'), WEBSOCKET: yes },
  edgeOptimized: {
    REST: yes,
    HTTP: noHttp('edge-optimized endpoints', 'they are Regional.'),
    WEBSOCKET: noWebSocket('edge-optimized endpoints', 'they are Regional.'),
  },
  privateEndpoint: {
    REST: yes,
    HTTP: noHttp('private endpoints', useRest),
    WEBSOCKET: noWebSocket('private endpoints', 'they are Regional.'),
  },
  clientCertificates: {
    REST: yes,
    HTTP: noHttp('backend client certificates', useRest),
    WEBSOCKET: noWebSocket('backend client certificates', 'authenticate to the backend with a signed header.'),
  },
  builtInCors: {
    REST: no('REST APIs have no CORS configuration: add an OPTIONS method, and send the headers from every answer.'),
    HTTP: yes,
    WEBSOCKET: noWebSocket('CORS configuration', 'browsers send no preflight for WebSockets.'),
  },
  autoDeploy: {
    REST: no('REST API stages do not deploy by themselves: create a deployment.'),
    HTTP: yes,
    WEBSOCKET: yes,
  },
  defaultStage: {
    REST: no('REST APIs have no $default stage: the stage name is part of the URL.'),
    HTTP: yes,
    WEBSOCKET: no('WebSocket APIs have no $default stage: the stage name is part of the URL.'),
  },
  openApi: {
    REST: yes,
    HTTP: yes,
    WEBSOCKET: no('WebSocket APIs have no OpenAPI form: export them as CloudFormation.'),
  },
}

/** Whether an API of this kind has the feature, with the reason and the way out where it has not. */
export function capability(kind: ApiKind, feature: Feature): Capability {
  return capabilities[feature][kind]
}
