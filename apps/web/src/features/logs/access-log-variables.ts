/** A variable of access logs and what it holds (developer guide: api-gateway-variables-for-access-logging). */
export type AccessLogVariable = { name: string; help: string }

const variable = (name: string, help: string): AccessLogVariable => ({ name: `$context.${name}`, help })

/** The variables of a REST API's access log. `{name}` stands for a name of yours. */
export const accessLogVariables: readonly AccessLogVariable[] = [
  variable('requestId', 'Id of the request; the client can set it by X-Amzn-RequestId'),
  variable('extendedRequestId', 'Id of the request that the service makes itself'),
  variable('accountId', 'The AWS account that owns the API'),
  variable('apiId', 'Id of the API'),
  variable('stage', 'Name of the stage'),
  variable('deploymentId', 'Id of the deployment that answered'),
  variable('httpMethod', 'Method of the request'),
  variable('path', 'Path of the request, stage included'),
  variable('protocol', 'Protocol, such as HTTP/1.1'),
  variable('resourceId', 'Id of the resource that the path matched'),
  variable('resourcePath', 'Path of that resource, such as /orders/{orderId}'),
  variable('requestTime', 'Time of the request in CLF form'),
  variable('requestTimeEpoch', 'Time of the request in milliseconds since 1970'),
  variable('domainName', 'Domain name that was called'),
  variable('domainPrefix', 'First label of that domain name'),
  variable('isCanaryRequest', 'Whether the canary answered; only with a canary'),
  variable('status', 'Status of the answer'),
  variable('responseLength', 'Bytes of the answer’s body'),
  variable('responseLatency', 'Milliseconds until the answer'),
  variable('integrationLatency', 'Milliseconds of the backend call'),
  variable('integrationStatus', 'Status of the backend; for a Lambda proxy that of Lambda itself'),
  variable('integrationErrorMessage', 'What went wrong with the backend call'),
  variable('integration.error', 'The same, under its newer name'),
  variable('integration.integrationStatus', 'Status that Lambda itself gave'),
  variable('integration.latency', 'Milliseconds of the backend call'),
  variable('integration.requestId', 'Id that the AWS endpoint gave'),
  variable('integration.status', 'Status of the backend; for a Lambda proxy that of the function’s reply'),
  variable('awsEndpointRequestId', 'Id that the AWS endpoint gave'),
  variable('identity.sourceIp', 'Address of the caller'),
  variable('identity.userAgent', 'User-Agent of the caller'),
  variable('identity.apiKey', 'The API key that came'),
  variable('identity.apiKeyId', 'Id of that key'),
  variable('identity.accountId', 'Account of the signer (AWS_IAM)'),
  variable('identity.caller', 'Principal of the signer (AWS_IAM)'),
  variable('identity.user', 'User of the signer (AWS_IAM)'),
  variable('identity.userArn', 'ARN of that user (AWS_IAM)'),
  variable('identity.accessKey', 'Access key of the signer (AWS_IAM)'),
  variable('identity.principalOrgId', 'Organization of the signer (AWS_IAM)'),
  variable('identity.cognitoIdentityId', 'Cognito identity (AWS_IAM by Cognito)'),
  variable('identity.vpcId', 'VPC of the caller (private APIs)'),
  variable('identity.vpceId', 'VPC endpoint of the caller (private APIs)'),
  variable('authorizer.principalId', 'Principal that the Lambda authorizer gave'),
  variable('authorizer.{property}', 'A value of the Lambda authorizer’s context'),
  variable('authorizer.claims.{property}', 'A claim of the Cognito user pool’s token'),
  variable('authorizer.latency', 'Milliseconds of the authorizer'),
  variable('authorizer.integrationLatency', 'Milliseconds of the authorizer’s function'),
  variable('authorizer.status', 'Status of the authorizer'),
  variable('authorizer.error', 'What went wrong with the authorizer'),
  variable('authorize.status', 'Status of the authorization'),
  variable('authorize.error', 'What went wrong with the authorization'),
  variable('authenticate.status', 'Status of the authentication'),
  variable('error.message', 'Message of the gateway response'),
  variable('error.messageString', 'That message in quotes, for JSON'),
  variable('error.responseType', 'Type of the gateway response, such as ACCESS_DENIED'),
  variable('error.validationErrorString', 'What the request validator found'),
  variable('responseOverride.status', 'Status that a template set'),
  variable('wafResponseCode', 'What AWS WAF decided'),
  variable('webaclArn', 'The web ACL that decided'),
  variable('xrayTraceId', 'Id of the X-Ray trace'),
  variable('endpointType', 'EDGE, REGIONAL or PRIVATE'),
  variable('tlsVersion', 'TLS version of the connection'),
  variable('cipherSuite', 'Cipher suite of the connection'),
]

/** Formats that the service's console offers (developer guide: set-up-logging). */
export const accessLogPresets = [
  {
    value: 'CLF',
    format:
      '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId',
  },
  {
    value: 'JSON',
    format:
      '{ "requestId":"$context.requestId", "extendedRequestId":"$context.extendedRequestId", "ip": "$context.identity.sourceIp", "caller":"$context.identity.caller", "user":"$context.identity.user", "requestTime":"$context.requestTime", "httpMethod":"$context.httpMethod", "resourcePath":"$context.resourcePath", "status":"$context.status", "protocol":"$context.protocol", "responseLength":"$context.responseLength" }',
  },
  {
    value: 'XML',
    format:
      '<request id="$context.requestId"> <extendedRequestId>$context.extendedRequestId</extendedRequestId> <ip>$context.identity.sourceIp</ip> <caller>$context.identity.caller</caller> <user>$context.identity.user</user> <requestTime>$context.requestTime</requestTime> <httpMethod>$context.httpMethod</httpMethod> <resourcePath>$context.resourcePath</resourcePath> <status>$context.status</status> <protocol>$context.protocol</protocol> <responseLength>$context.responseLength</responseLength> </request>',
  },
  {
    value: 'CSV',
    format:
      '$context.identity.sourceIp,$context.identity.caller,$context.identity.user,$context.requestTime,$context.httpMethod,$context.resourcePath,$context.protocol,$context.status,$context.responseLength,$context.requestId,$context.extendedRequestId',
  },
] as const

const patterns = accessLogVariables.map(({ name }) => {
  const escaped = name.slice('$context.'.length).replaceAll('.', '\\.')
  return new RegExp(`^${escaped.replace(/\{\w+\}/, '[\\w:-]+')}$`)
})
const maximum = 3072

/** What the service would refuse about a format, or what it would print nothing for; one sentence each. */
export function formatProblems(format: string): string[] {
  if (format.trim() === '') return ['The format is empty: the stage writes no access log.']
  const used = [...format.matchAll(/\$context\.([\w.:-]*\w)/g)].map(([, name = '']) => name)
  const unknown = [...new Set(used.filter((name) => !patterns.some((pattern) => pattern.test(name))))]
  const bytes = new TextEncoder().encode(format).length
  return [
    ...(used.some((name) => name === 'requestId' || name === 'extendedRequestId')
      ? []
      : ['The format must contain $context.requestId or $context.extendedRequestId.']),
    ...(/[\r\n]/.test(format) ? ['The format must be a single line.'] : []),
    ...(bytes > maximum ? [`The format has ${bytes} bytes; ${maximum} are allowed.`] : []),
    ...unknown.map((name) => `$context.${name} is no variable of access logs: it prints -.`),
  ]
}
