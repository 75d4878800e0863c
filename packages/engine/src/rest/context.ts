import type { JsonObject } from '@gatewright/definition'
import type { Exchange } from '../exchange.ts'
import type { Progress } from './progress.ts'

/** Members of `$context.identity` in the order in which the service prints them; null when unknown. */
const identityMembers = [
  'cognitoIdentityPoolId',
  'accountId',
  'cognitoIdentityId',
  'caller',
  'sourceIp',
  'principalOrgId',
  'accessKey',
  'cognitoAuthenticationType',
  'cognitoAuthenticationProvider',
  'userArn',
  'userAgent',
  'user',
] as const

/** `$context` of mapping templates and parameter mappings: key set and order as recorded (rest-api reference §18). */
export function templateContext(exchange: Exchange, progress: Progress): JsonObject {
  const { facts } = exchange
  const { method, caller } = progress
  return {
    resourceId: method?.resourceId ?? null,
    ...(caller?.authorizer === undefined ? {} : { authorizer: caller.authorizer }),
    resourcePath: method?.resourcePath ?? null,
    httpMethod: exchange.httpMethod,
    extendedRequestId: exchange.extendedRequestId,
    requestTime: exchange.requestTime,
    path: exchange.rawPath,
    accountId: facts.accountId,
    protocol: exchange.request.protocol,
    requestOverride: { path: {}, header: {}, querystring: {} },
    stage: facts.stageName,
    domainPrefix: exchange.domainPrefix,
    requestTimeEpoch: Math.floor(exchange.startedAt),
    requestId: exchange.requestId,
    identity: identity(exchange, progress),
    domainName: facts.domainName,
    deploymentId: facts.deploymentId,
    responseOverride: { header: {} },
    apiId: facts.apiId,
    ...(facts.isCanaryRequest === undefined ? {} : { isCanaryRequest: String(facts.isCanaryRequest) }),
    ...wafVariables(progress),
    ...(progress.endpointRequestId === undefined ? {} : { awsEndpointRequestId: progress.endpointRequestId }),
  }
}

function wafVariables({ waf }: Progress): JsonObject {
  if (waf === undefined) return {}
  const { webAclArn, result } = waf
  return { webaclArn: webAclArn, wafResponseCode: result.action === 'Allow' ? 'WAF_ALLOW' : 'WAF_BLOCK' }
}

/** `identity` of `$context` and of the proxy event. */
export function identity(exchange: Exchange, progress: Progress): JsonObject {
  const members: JsonObject = {}
  for (const name of identityMembers) members[name] = null
  members.sourceIp = exchange.sourceIp
  members.userAgent = exchange.userAgent ?? null
  const { sourceVpc, sourceVpce } = exchange.request
  if (sourceVpc !== undefined) members.vpcId = sourceVpc
  if (sourceVpce !== undefined) members.vpceId = sourceVpce
  const iam = progress.caller?.iam
  if (iam !== undefined) {
    members.accessKey = iam.accessKey
    members.accountId = iam.accountId
    members.caller = iam.userId
    members.user = iam.userId
    members.userArn = iam.userArn
  }
  if (progress.client !== undefined) {
    members.apiKey = progress.client.apiKey
    members.apiKeyId = progress.client.apiKeyId
  }
  return members
}
