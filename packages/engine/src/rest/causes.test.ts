import type { Json, RestApi } from '@gatewright/definition'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import {
  fixedClock,
  functionUri,
  gatewayRequest,
  mockMethod,
  restApi,
  restTarget,
  stubPorts,
} from '../../testing/index.ts'
import { signRequest } from '../authorize/sign-request.ts'
import { causeRules, type RuleName } from '../causes.ts'
import { forbiddenAnswer } from '../forbidden-answer.ts'
import { sha256Hex } from '../hash.ts'
import type { Credential, LambdaResult } from '../message.ts'
import { BackendFailure, type BackendFailureKind, type Ports } from '../ports.ts'
import { invoke } from './handle.ts'
import type { RestPhase } from './phases.ts'

type Paths = Parameters<typeof restApi>[0]
type Method = Paths[string][string]
type Integration = NonNullable<Method['integration']>
type Case = {
  api: RestApi
  request: ReturnType<typeof gatewayRequest>
  around?: Parameters<typeof restTarget>[1]
  ports?: Partial<Ports>
  phase: RestPhase
  status: number
  /** name in the definition that the cause has to name */
  subject?: string
  /** times that the request is sent before the one that is looked at */
  before?: number
}

const get = gatewayRequest('GET /dev/')
const post = (body: string | Uint8Array, headers: { [name: string]: string } = {}) =>
  gatewayRequest('POST /dev/', { body, headers })
const root = (method: Method, rest: Parameters<typeof restApi>[1] = {}) => restApi({ '/': { ANY: method } }, rest)
const withIntegration = (integration: Integration, methodResponses: Method['methodResponses'] = { 200: {} }) =>
  root({ methodResponses, integration })

const http: Integration = {
  type: 'HTTP',
  httpMethod: 'POST',
  uri: 'https://backend.example.com/',
  integrationResponses: { 200: {} },
}
const lambdaProxy: Integration = { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri('orders') }
const answering = (body: string, status = 200): Partial<Ports> => ({
  http: async () => ({ status, headers: [], body: new TextEncoder().encode(body) }),
})
const returning = (payload: unknown, rest: Partial<LambdaResult> = {}): Partial<Ports> => ({
  lambda: async () => ({ payload: JSON.stringify(payload), ...rest }),
})
const failing = (port: 'http' | 'lambda' | 'aws', kind: BackendFailureKind): Partial<Ports> => ({
  [port]: async () => {
    throw new BackendFailure(kind, `the backend failed: ${kind}`)
  },
})

const guard = (authorizer: object = {}) =>
  root(
    { ...mockMethod(), authorizationType: 'CUSTOM', authorizerId: 'a1' },
    {
      authorizers: {
        a1: {
          type: 'TOKEN',
          name: 'orders-auth',
          authorizerUri: functionUri('auth'),
          identitySource: 'method.request.header.Authorization',
          ...authorizer,
        },
      },
    },
  )
const withToken = gatewayRequest('GET /dev/', { headers: { Authorization: 'token-1' } })
const policy = (Effect: string, Resource: string) => ({
  principalId: 'p',
  policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }] },
})

const identity: Credential = {
  accessKeyId: 'AKIAEXAMPLE',
  secretAccessKey: 'secret',
  enabled: true,
  arn: 'arn:aws:iam::123456789012:user/ada',
  userId: 'AIDAEXAMPLE',
  accountId: '123456789012',
  policies: [],
}
const knowing = (known: Partial<Credential> = {}): Partial<Ports> => ({
  credentials: async () => ({ ...identity, ...known }),
})
const signedApi = root({ ...mockMethod(), authorizationType: 'AWS_IAM' })
const scope = { date: '20260115T120000Z', region: 'us-east-1', service: 'execute-api' }
const host = ['Host', 'abcdef1234.execute-api.us-east-1.amazonaws.com'] as const

async function signedRequest(around: Partial<typeof scope> & { sessionToken?: string } = {}) {
  const { sessionToken, ...scoped } = around
  const parts = { method: 'GET', target: '/dev/', headers: [host], payloadHash: await sha256Hex('') }
  const { added } = await signRequest(parts, { ...identity, sessionToken }, { ...scope, ...scoped })
  return gatewayRequest('GET /dev/', { headers: Object.fromEntries([host, ...added]) })
}
const statement = (effect: 'Allow' | 'Deny', rest: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: 'execute-api:Invoke', Resource: '*', ...rest }],
})
const guardedBy = (policy: object) => root(mockMethod(), { policy: JSON.parse(JSON.stringify(policy)) })

const { publicKey, privateKey } = await generateKeyPair('RS256')
const keySet: Partial<Ports> = {
  keySet: async () => ({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] }) as Json,
}
const pooled = (authorizer: object = {}, method: object = {}) =>
  root(
    { ...mockMethod(), authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'a1', ...method },
    {
      authorizers: {
        a1: {
          type: 'COGNITO_USER_POOLS',
          name: 'pool',
          providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_One'],
          ...authorizer,
        },
      },
    },
  )

async function withClaims(claims: object) {
  const iss = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_One'
  const token = await new SignJWT({ iss, exp: 4_102_444_800, token_use: 'id', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .sign(privateKey)
  return gatewayRequest('GET /dev/', { headers: { Authorization: `Bearer ${token}` } })
}

const inspectedBy = (Action: { [name: string]: Json }): Case['around'] => {
  const size = { FieldToMatch: { UriPath: {} }, ComparisonOperator: 'GT', Size: 0, TextTransformations: [] }
  const rule = { Name: 'odd', Priority: 0, Statement: { SizeConstraintStatement: size }, Action }
  return {
    stage: { webAclArn: 'acl' },
    account: { webAcls: { acl: { Name: 'a', ARN: 'acl', DefaultAction: { Allow: {} }, Rules: [rule] } } },
  }
}

const keyed = root({ ...mockMethod(), apiKeyRequired: true })
const key = { name: 'k', value: 'key-value-0123456789' }
const withKey = gatewayRequest('GET /dev/', { headers: { 'x-api-key': key.value } })
const plan = { name: 'basic', apiStages: [{ apiId: 'abcdef1234', stage: 'dev' }], apiKeys: ['k1'] }

const validated = (schema: object) =>
  root(
    { ...mockMethod(), requestValidatorId: 'v1', requestModels: { 'application/json': 'Order' } },
    {
      requestValidators: { v1: { name: 'body', validateRequestBody: true } },
      models: { Order: { schema: JSON.stringify(schema) } },
    },
  )

const cases: { [R in RuleName]?: Case } = {
  bodyTooLarge: { api: root(mockMethod()), request: post(new Uint8Array(10_485_761)), phase: 'accept', status: 413 },
  headersTooLarge: {
    api: root(mockMethod()),
    request: gatewayRequest('GET /dev/', { headers: { x: 'y'.repeat(11_000) } }),
    phase: 'accept',
    status: 431,
  },
  urlTooLong: {
    api: root(mockMethod()),
    request: gatewayRequest(`GET /dev/?${'x'.repeat(9000)}`),
    phase: 'accept',
    status: 414,
  },
  contentEncodingUnsupported: {
    api: root(mockMethod(), { minimumCompressionSize: 0 }),
    request: post('x', { 'Content-Encoding': 'br' }),
    phase: 'accept',
    status: 415,
  },
  contentEncodingBroken: {
    api: root(mockMethod(), { minimumCompressionSize: 0 }),
    request: post('no gzip', { 'Content-Encoding': 'gzip' }),
    phase: 'accept',
    status: 415,
  },
  webAclBlocked: {
    api: root(mockMethod()),
    request: get,
    around: inspectedBy({ Block: {} }),
    phase: 'waf',
    status: 403,
    subject: 'odd',
  },
  webAclCaptcha: {
    api: root(mockMethod()),
    request: get,
    around: inspectedBy({ Captcha: {} }),
    phase: 'waf',
    status: 405,
    subject: 'odd',
  },
  webAclChallenge: {
    api: root(mockMethod()),
    request: get,
    around: inspectedBy({ Challenge: {} }),
    phase: 'waf',
    status: 202,
    subject: 'odd',
  },
  unknownResource: {
    api: root(mockMethod()),
    request: gatewayRequest('GET /dev/none'),
    phase: 'routeRequest',
    status: 403,
  },
  methodNotOnResource: {
    api: restApi({ '/': { GET: mockMethod() } }),
    request: gatewayRequest('PUT /dev/'),
    phase: 'routeRequest',
    status: 403,
  },
  unmatchedWithAuthorization: {
    api: root(mockMethod()),
    request: gatewayRequest('GET /dev/none', { headers: { Authorization: 'Bearer tok' } }),
    phase: 'routeRequest',
    status: 403,
  },
  resourcePolicyDenied: {
    api: guardedBy(statement('Deny', { Principal: '*' })),
    request: get,
    phase: 'authorize',
    status: 403,
  },
  resourcePolicySilent: {
    api: guardedBy(statement('Allow', { Principal: { AWS: '123456789012' } })),
    request: get,
    phase: 'authorize',
    status: 403,
  },
  signatureMissing: { api: signedApi, request: get, phase: 'authorize', status: 403 },
  signatureIncomplete: {
    api: signedApi,
    request: gatewayRequest('GET /dev/', { headers: { Authorization: 'AWS4-HMAC-SHA256 Credential=x' } }),
    phase: 'authorize',
    status: 403,
  },
  signatureScopeWrong: {
    api: signedApi,
    request: await signedRequest({ region: 'eu-west-1' }),
    phase: 'authorize',
    status: 403,
  },
  signatureNotCurrent: {
    api: signedApi,
    request: await signedRequest({ date: '20260115T114000Z' }),
    phase: 'authorize',
    status: 403,
  },
  signatureMismatch: {
    api: signedApi,
    request: await signedRequest(),
    ports: knowing({ secretAccessKey: 'another' }),
    phase: 'authorize',
    status: 403,
    subject: identity.arn,
  },
  accessKeyUnknown: { api: signedApi, request: await signedRequest(), phase: 'authorize', status: 403 },
  sessionTokenInvalid: {
    api: signedApi,
    request: await signedRequest({ sessionToken: 'none' }),
    ports: knowing(),
    phase: 'authorize',
    status: 403,
    subject: identity.arn,
  },
  sessionTokenExpired: {
    api: signedApi,
    request: await signedRequest({ sessionToken: 't' }),
    ports: knowing({ sessionToken: 't', tokenExpires: 0 }),
    phase: 'authorize',
    status: 403,
    subject: identity.arn,
  },
  callerDenied: {
    api: signedApi,
    request: await signedRequest(),
    ports: knowing({ policies: [statement('Deny')] }),
    phase: 'authorize',
    status: 403,
    subject: identity.arn,
  },
  callerNotAllowed: {
    api: signedApi,
    request: await signedRequest(),
    ports: knowing(),
    phase: 'authorize',
    status: 403,
    subject: identity.arn,
  },
  methodArnTooLong: {
    api: restApi({ '/{proxy+}': { GET: { ...mockMethod(), authorizationType: 'CUSTOM', authorizerId: 'a1' } } }),
    request: gatewayRequest(`GET /dev/${'x'.repeat(1700)}`),
    phase: 'authorize',
    status: 414,
  },
  identitySourceMissing: { api: guard(), request: get, phase: 'authorize', status: 401, subject: 'orders-auth' },
  identitySourceRefused: {
    api: guard({ identityValidationExpression: 'Bearer .+' }),
    request: withToken,
    phase: 'authorize',
    status: 401,
    subject: 'orders-auth',
  },
  authorizerSaidUnauthorized: {
    api: guard(),
    request: withToken,
    ports: returning({ errorMessage: 'Unauthorized' }, { functionError: 'Unhandled' }),
    phase: 'authorize',
    status: 401,
    subject: 'orders-auth',
  },
  authorizerDenied: {
    api: guard(),
    request: withToken,
    ports: returning(policy('Deny', '*')),
    phase: 'authorize',
    status: 403,
    subject: 'orders-auth',
  },
  authorizerSilent: {
    api: guard(),
    request: withToken,
    ports: returning(policy('Allow', 'arn:aws:execute-api:*:*:other/*')),
    phase: 'authorize',
    status: 403,
    subject: 'orders-auth',
  },
  authorizerNotFound: {
    api: root({ ...mockMethod(), authorizationType: 'CUSTOM', authorizerId: 'gone' }),
    request: withToken,
    phase: 'authorize',
    status: 500,
  },
  authorizerUncallable: {
    api: guard(),
    request: withToken,
    ports: failing('lambda', 'functionNotFound'),
    phase: 'authorize',
    status: 500,
    subject: 'orders-auth',
  },
  authorizerTimedOut: {
    api: guard(),
    request: withToken,
    ports: failing('lambda', 'timeout'),
    phase: 'authorize',
    status: 500,
    subject: 'orders-auth',
  },
  authorizerFailed: {
    api: guard(),
    request: withToken,
    ports: returning({ errorMessage: 'boom' }, { functionError: 'Unhandled' }),
    phase: 'authorize',
    status: 500,
    subject: 'orders-auth',
  },
  authorizerOutputInvalid: {
    api: guard(),
    request: withToken,
    ports: returning({ principalId: 'p' }),
    phase: 'authorize',
    status: 500,
    subject: 'orders-auth',
  },
  tokenMalformed: {
    api: pooled(),
    request: gatewayRequest('GET /dev/', { headers: { Authorization: 'no.token' } }),
    phase: 'authorize',
    status: 401,
    subject: 'pool',
  },
  tokenIssuerUnknown: {
    api: pooled(),
    request: await withClaims({ iss: 'https://other.example.com' }),
    ports: keySet,
    phase: 'authorize',
    status: 401,
    subject: 'pool',
  },
  tokenSignatureInvalid: {
    api: pooled(),
    request: await withClaims({}),
    ports: { keySet: async () => ({ keys: [] }) },
    phase: 'authorize',
    status: 401,
    subject: 'pool',
  },
  keySetUnreachable: {
    api: pooled(),
    request: await withClaims({}),
    phase: 'authorize',
    status: 500,
    subject: 'pool',
  },
  tokenExpired: {
    api: pooled(),
    request: await withClaims({ exp: 1 }),
    ports: keySet,
    phase: 'authorize',
    status: 401,
    subject: 'pool',
  },
  tokenUseWrong: {
    api: pooled(),
    request: await withClaims({ token_use: 'access' }),
    ports: keySet,
    phase: 'authorize',
    status: 401,
    subject: 'pool',
  },
  tokenScopeMissing: {
    api: pooled({}, { authorizationScopes: ['orders/write'] }),
    request: await withClaims({ token_use: 'access', scope: 'orders/read' }),
    ports: keySet,
    phase: 'authorize',
    status: 401,
    subject: 'pool',
  },
  tokenAudienceRefused: {
    api: pooled({ identityValidationExpression: 'app-.*' }),
    request: await withClaims({ aud: 'other' }),
    ports: keySet,
    phase: 'authorize',
    status: 401,
    subject: 'pool',
  },
  apiKeyMissing: { api: keyed, request: get, phase: 'apiKey', status: 403 },
  apiKeyUnknown: { api: keyed, request: withKey, phase: 'apiKey', status: 403 },
  apiKeyDisabled: {
    api: keyed,
    request: withKey,
    around: { account: { apiKeys: { k1: { ...key, enabled: false } } } },
    phase: 'apiKey',
    status: 403,
    subject: 'k',
  },
  apiKeyWithoutUsagePlan: {
    api: keyed,
    request: withKey,
    around: { account: { apiKeys: { k1: key } } },
    phase: 'apiKey',
    status: 403,
    subject: 'k',
  },
  usagePlanThrottled: {
    api: keyed,
    request: withKey,
    around: {
      account: { apiKeys: { k1: key }, usagePlans: { p1: { ...plan, throttle: { rateLimit: 1, burstLimit: 1 } } } },
    },
    before: 1,
    phase: 'throttle',
    status: 429,
    subject: 'basic',
  },
  quotaExceeded: {
    api: keyed,
    request: withKey,
    around: { account: { apiKeys: { k1: key }, usagePlans: { p1: { ...plan, quota: { limit: 1, period: 'DAY' } } } } },
    before: 1,
    phase: 'throttle',
    status: 429,
    subject: 'basic',
  },
  stageThrottled: {
    api: root(mockMethod()),
    request: get,
    around: { stage: { methodSettings: { '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 1 } } } },
    before: 1,
    phase: 'throttle',
    status: 429,
    subject: 'dev',
  },
  accountThrottled: {
    api: root(mockMethod()),
    request: get,
    around: { account: { throttleSettings: { rateLimit: 0, burstLimit: 0 } } },
    phase: 'throttle',
    status: 429,
  },
  requiredParametersMissing: {
    api: root(
      {
        ...mockMethod(),
        requestValidatorId: 'v1',
        requestParameters: { 'method.request.querystring.q': true, 'method.request.header.h': true },
      },
      { requestValidators: { v1: { name: 'params', validateRequestParameters: true } } },
    ),
    request: get,
    phase: 'validateRequest',
    status: 400,
    subject: 'params',
  },
  bodyDoesNotFitModel: {
    api: validated({ required: ['id'] }),
    request: post('{}'),
    phase: 'validateRequest',
    status: 400,
    subject: 'Order',
  },
  bodyNotJson: {
    api: validated({}),
    request: post('{oops'),
    phase: 'validateRequest',
    status: 400,
    subject: 'Order',
  },
  bodyValidationTooCostly: {
    api: validated({ allOf: [{ $ref: '#' }] }),
    request: post('{}'),
    phase: 'validateRequest',
    status: 400,
    subject: 'Order',
  },
  cacheInvalidationDenied: {
    api: root(mockMethod()),
    request: gatewayRequest('GET /dev/', { headers: { 'Cache-Control': 'max-age=0' } }),
    around: {
      stage: {
        cacheClusterEnabled: true,
        methodSettings: {
          '*/*': { cachingEnabled: true, unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403' },
        },
      },
    },
    phase: 'cacheLookup',
    status: 403,
  },
  passthroughRefused: {
    api: withIntegration({ ...http, passthroughBehavior: 'NEVER' }),
    request: post('x', { 'Content-Type': 'text/plain' }),
    phase: 'integrationRequest',
    status: 415,
  },
  mappedBodyNotJson: {
    api: withIntegration({ ...http, requestParameters: { 'integration.request.header.x': 'method.request.body.id' } }),
    request: post('{oops'),
    phase: 'integrationRequest',
    status: 400,
  },
  integrationMissing: { api: root({}), request: get, phase: 'integrationRequest', status: 500 },
  payloadUnreadable: {
    api: withIntegration({ ...http, requestTemplates: { 'application/json': "$input.path('$.id')" } }),
    request: post('{oops'),
    phase: 'integrationRequest',
    status: 400,
  },
  requestTemplateFailed: {
    api: withIntegration({ ...http, requestTemplates: { 'application/json': '#foreach($x in' } }),
    request: get,
    phase: 'integrationRequest',
    status: 500,
  },
  requestConversionFailed: {
    api: withIntegration({ ...http, contentHandling: 'CONVERT_TO_BINARY' }),
    request: post('not base64!'),
    phase: 'integrationRequest',
    status: 500,
  },
  requestBinaryTemplate: {
    api: root(
      { methodResponses: { 200: {} }, integration: { ...http, requestTemplates: { 'image/png': '{}' } } },
      { binaryMediaTypes: ['image/png'] },
    ),
    request: post('png', { 'Content-Type': 'image/png' }),
    phase: 'integrationRequest',
    status: 500,
  },
  requestHeaderForbidden: {
    api: withIntegration({ ...http, requestParameters: { 'integration.request.header.Content-Length': "'0'" } }),
    request: get,
    phase: 'integrationRequest',
    status: 500,
  },
  endpointAddressInvalid: {
    api: withIntegration({ type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'https://${stageVariables.host}/' }),
    request: get,
    phase: 'integration',
    status: 500,
  },
  lambdaMethodNotPost: {
    api: withIntegration({ ...lambdaProxy, httpMethod: 'GET' }),
    request: get,
    phase: 'integration',
    status: 500,
  },
  integrationUriUnsupported: {
    api: withIntegration({ ...lambdaProxy, uri: 'arn:aws:apigateway:us-east-1:firehose:action/PutRecord' }),
    request: get,
    phase: 'integration',
    status: 500,
  },
  mockStatusCodeUnreadable: {
    api: withIntegration({ type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": "200"}' } }),
    request: get,
    phase: 'integration',
    status: 500,
  },
  integrationTimedOut: {
    api: withIntegration(http),
    request: get,
    ports: failing('http', 'timeout'),
    phase: 'integration',
    status: 504,
    subject: 'backend.example.com',
  },
  endpointUnreachable: {
    api: withIntegration(http),
    request: get,
    ports: failing('http', 'connectionRefused'),
    phase: 'integration',
    status: 504,
    subject: 'backend.example.com',
  },
  endpointTls: {
    api: withIntegration(http),
    request: get,
    ports: failing('http', 'tls'),
    phase: 'integration',
    status: 504,
  },
  endpointRefusedByPolicy: {
    api: withIntegration(http),
    request: get,
    ports: failing('http', 'egressRefused'),
    phase: 'integration',
    status: 504,
  },
  endpointResponseMalformed: {
    api: withIntegration(http),
    request: get,
    ports: failing('http', 'malformedResponse'),
    phase: 'integration',
    status: 502,
  },
  endpointResponseTooLarge: {
    api: withIntegration(http),
    request: get,
    ports: { http: async () => ({ status: 200, headers: [], body: new Uint8Array(10_485_761) }) },
    phase: 'integrationResponse',
    status: 500,
  },
  functionNotFound: {
    api: withIntegration(lambdaProxy),
    request: get,
    ports: failing('lambda', 'functionNotFound'),
    phase: 'integration',
    status: 500,
    subject: 'orders',
  },
  functionNotPermitted: {
    api: withIntegration(lambdaProxy),
    request: get,
    ports: failing('lambda', 'accessDenied'),
    phase: 'integration',
    status: 500,
    subject: 'orders',
  },
  functionThrottled: {
    api: withIntegration(lambdaProxy),
    request: get,
    ports: failing('lambda', 'throttled'),
    phase: 'integration',
    status: 500,
    subject: 'orders',
  },
  functionFailed: {
    api: withIntegration(lambdaProxy),
    request: get,
    ports: returning({ errorMessage: 'boom' }, { functionError: 'Unhandled' }),
    phase: 'integrationResponse',
    status: 502,
  },
  proxyResponseMalformed: {
    api: withIntegration(lambdaProxy),
    request: get,
    ports: returning({ status: 200 }),
    phase: 'integrationResponse',
    status: 502,
  },
  proxyBodyNotBase64: {
    api: root({ integration: lambdaProxy }, { binaryMediaTypes: ['image/png'] }),
    request: gatewayRequest('GET /dev/', { headers: { Accept: 'image/png' } }),
    ports: returning({ body: 'no base64!', isBase64Encoded: true }),
    phase: 'integrationResponse',
    status: 500,
  },
  serviceNotSimulated: {
    api: withIntegration({ type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sns:action/Publish' }),
    request: get,
    ports: failing('aws', 'notSimulated'),
    phase: 'integration',
    status: 500,
    subject: 'sns',
  },
  noIntegrationResponse: {
    api: withIntegration({ ...http, integrationResponses: { 200: { selectionPattern: '200' } } }),
    request: get,
    ports: answering('', 404),
    phase: 'integrationResponse',
    status: 500,
  },
  methodResponseMissing: {
    api: withIntegration(http, {}),
    request: get,
    ports: answering(''),
    phase: 'integrationResponse',
    status: 500,
  },
  responseTemplateFailed: {
    api: withIntegration({
      ...http,
      integrationResponses: { 200: { responseTemplates: { 'application/json': '#foreach($x in' } } },
    }),
    request: get,
    ports: answering('{}'),
    phase: 'integrationResponse',
    status: 500,
  },
  responseConversionFailed: {
    api: withIntegration({ ...http, integrationResponses: { 200: { contentHandling: 'CONVERT_TO_BINARY' } } }),
    request: get,
    ports: answering('not base64!'),
    phase: 'integrationResponse',
    status: 500,
  },
  responseBinaryTemplate: {
    api: withIntegration({
      ...http,
      integrationResponses: {
        200: { contentHandling: 'CONVERT_TO_BINARY', responseTemplates: { 'application/json': '{}' } },
      },
    }),
    request: get,
    ports: answering('AAAA'),
    phase: 'integrationResponse',
    status: 500,
  },
  mappedResponseNotJson: {
    api: withIntegration({
      ...http,
      integrationResponses: {
        200: { responseParameters: { 'method.response.header.x': 'integration.response.body.id' } },
      },
    }),
    request: get,
    ports: answering('{oops'),
    phase: 'integrationResponse',
    status: 500,
  },
  internalDefect: {
    api: withIntegration(http),
    request: get,
    ports: {
      http: async () => {
        throw new TypeError('a defect')
      },
    },
    phase: 'integration',
    status: 500,
  },
}

/** Rules of requests that lead to no stage: {@link forbiddenAnswer} makes their causes. */
const withoutStage: RuleName[] = ['unknownStage', 'defaultEndpointDisabled']

describe('the cause of every answer that the gateway itself makes', () => {
  it('has a case here for every rule of the closed list', () => {
    expect([...Object.keys(cases), ...withoutStage].sort()).toEqual(Object.keys(causeRules).sort())
  })

  it.each(Object.entries(cases))('%s is named, with its phase, place and way out', async (rule, each) => {
    const target = restTarget(each.api, each.around)
    const ports = stubPorts({ clock: fixedClock(), ...each.ports })
    for (let time = 0; time < (each.before ?? 0); time += 1) await invoke(target, each.request, ports)
    const { cause, answer, phases } = await invoke(target, each.request, ports)
    expect(cause).toMatchObject({ rule, phase: each.phase, status: each.status })
    expect(answer.status).toBe(each.status)
    expect(cause?.subject).toBe(each.subject ?? cause?.subject)
    expect(cause?.message).toMatch(/\S/)
    expect(cause?.wouldPass.length).toBeGreaterThan(0)
    expect(phases.filter(({ result }) => result === 'failed').map(({ phase }) => phase)).toEqual([each.phase])
    expect(cause?.notReached).not.toContain(each.phase)
    expect(phases.some(({ phase }) => cause?.notReached.includes(phase))).toBe(false)
  })

  it.each(Object.entries(cases))('%s is placed where the definition has something', async (_rule, each) => {
    const target = restTarget(each.api, each.around)
    const ports = stubPorts({ clock: fixedClock(), ...each.ports })
    for (let time = 0; time < (each.before ?? 0); time += 1) await invoke(target, each.request, ports)
    const { cause } = await invoke(target, each.request, ports)
    // the last key may name a member that is missing: that can be the cause itself
    let value: unknown = each.api
    for (const key of (cause?.place ?? []).slice(0, -1)) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
      if (value === undefined) break
    }
    expect(value).toBeTypeOf('object')
  })

  it('is told for requests that lead to no stage', () => {
    const { answer, cause } = forbiddenAnswer(stubPorts().random, {
      reason: 'unknownStage',
      apiId: 'a',
      stageName: 's',
    })
    expect(answer.status).toBe(403)
    expect(cause).toMatchObject({ rule: 'unknownStage', received: { apiId: 'a', stageName: 's' } })
    const disabled = forbiddenAnswer(stubPorts().random, { reason: 'defaultEndpointDisabled', apiId: 'a' })
    expect(disabled.cause.rule).toBe('defaultEndpointDisabled')
  })

  it('is absent when the backend decided', async () => {
    const { cause } = await invoke(
      restTarget(withIntegration(lambdaProxy)),
      get,
      stubPorts(returning({ statusCode: 403 })),
    )
    expect(cause).toBeUndefined()
  })
})
