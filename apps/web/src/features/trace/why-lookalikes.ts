import type { RuleName } from '@gatewright/engine'

/** One cause of an answer that others give to the same byte. `phase` is where it is found. */
export type Lookalike = { readonly rule: RuleName; readonly phase: string; readonly text: string }

/** Answers that look the same to a client: status and body, unless a gateway response is customized, and who gives them. */
export type LookalikeGroup = {
  readonly status: number
  readonly body: string
  readonly causes: readonly Lookalike[]
}

/**
 * The answers that tell a client least, with everything that gives them (rest-api reference §3.4, §5.1, §16.2, §16.3). A test
 * holds each group to the messages and statuses of the engine's own rules.
 */
export const lookalikeGroups: readonly LookalikeGroup[] = [
  {
    status: 403,
    body: '{"message":"Missing Authentication Token"}',
    causes: [
      {
        rule: 'unknownResource',
        phase: 'routeRequest',
        text: 'No resource has the path: a typo, a stage that is missing from the URL or stands in it twice, or a resource that is not deployed.',
      },
      {
        rule: 'methodNotOnResource',
        phase: 'routeRequest',
        text: 'The resource exists and lacks the method; API Gateway has no 405.',
      },
      {
        rule: 'signatureMissing',
        phase: 'authorize',
        text: 'The method takes signed requests only (AWS_IAM), and this one is not signed.',
      },
    ],
  },
  {
    status: 403,
    body: '{"message":"Forbidden"}',
    causes: [
      { rule: 'unknownStage', phase: 'accept', text: 'No API, stage or custom domain answers at this address.' },
      {
        rule: 'defaultEndpointDisabled',
        phase: 'accept',
        text: 'The default endpoint is disabled: only a custom domain name leads to the API.',
      },
      { rule: 'webAclBlocked', phase: 'waf', text: 'A rule of the web ACL blocked the request.' },
      { rule: 'apiKeyMissing', phase: 'apiKey', text: 'The method asks for an API key, and none came.' },
      { rule: 'apiKeyUnknown', phase: 'apiKey', text: 'No API key of the account has the value that came.' },
      { rule: 'apiKeyDisabled', phase: 'apiKey', text: 'The API key is disabled.' },
      {
        rule: 'apiKeyWithoutUsagePlan',
        phase: 'apiKey',
        text: 'The API key is in no usage plan that covers this stage.',
      },
    ],
  },
  {
    status: 403,
    body: '{"Message":"User is not authorized to access this resource…"}',
    causes: [
      {
        rule: 'authorizerDenied',
        phase: 'authorize',
        text: 'The policy of the Lambda authorizer denies the call; the text then ends in "with an explicit deny".',
      },
      {
        rule: 'authorizerSilent',
        phase: 'authorize',
        text: 'The policy of the Lambda authorizer does not name this method: cached policies of other methods are the usual reason.',
      },
    ],
  },
  {
    status: 403,
    body: '{"Message":"User: … is not authorized to perform: execute-api:Invoke on resource: …"}',
    causes: [
      { rule: 'resourcePolicyDenied', phase: 'authorize', text: 'The resource policy denies the caller.' },
      {
        rule: 'resourcePolicySilent',
        phase: 'authorize',
        text: 'The resource policy names the caller nowhere, and silence is a no.',
      },
      {
        rule: 'callerDenied',
        phase: 'authorize',
        text: 'The signature is good, and a policy of the caller denies the call.',
      },
      {
        rule: 'callerNotAllowed',
        phase: 'authorize',
        text: 'The signature is good, and no policy of the caller allows the call.',
      },
    ],
  },
  {
    status: 403,
    body: '{"message":"… Authorization header …"}',
    causes: [
      {
        rule: 'unmatchedWithAuthorization',
        phase: 'routeRequest',
        text: 'No method fits path and verb; the service then reads the Authorization header as a signature, which a bearer token is not.',
      },
      {
        rule: 'signatureIncomplete',
        phase: 'authorize',
        text: 'The method takes signed requests, and the signature lacks a part.',
      },
    ],
  },
  {
    status: 403,
    body: '{"Message":"The security token included in the request is invalid."}',
    causes: [
      { rule: 'accessKeyUnknown', phase: 'authorize', text: 'Nobody has the access key, or it is deactivated.' },
      {
        rule: 'sessionTokenInvalid',
        phase: 'authorize',
        text: 'The session token is missing, belongs to another key, or is there without need.',
      },
    ],
  },
  {
    status: 401,
    body: '{"message":"Unauthorized"}',
    causes: [
      {
        rule: 'identitySourceMissing',
        phase: 'authorize',
        text: 'An identity source of the authorizer is missing or blank: the function is not even asked.',
      },
      {
        rule: 'identitySourceRefused',
        phase: 'authorize',
        text: 'The token does not fit the validation expression of the authorizer.',
      },
      {
        rule: 'authorizerSaidUnauthorized',
        phase: 'authorize',
        text: 'The function of the authorizer failed with the word Unauthorized.',
      },
      { rule: 'tokenMalformed', phase: 'authorize', text: 'The token is no JSON web token.' },
      { rule: 'tokenIssuerUnknown', phase: 'authorize', text: 'The token comes from another user pool or issuer.' },
      {
        rule: 'tokenSignatureInvalid',
        phase: 'authorize',
        text: 'The signature of the token does not fit the issuer’s keys.',
      },
      {
        rule: 'tokenUseWrong',
        phase: 'authorize',
        text: 'An ID token where an access token is asked for, or the other way round.',
      },
      { rule: 'tokenScopeMissing', phase: 'authorize', text: 'The token lacks a scope that the method asks for.' },
      { rule: 'tokenAudienceRefused', phase: 'authorize', text: 'The token is for another client.' },
    ],
  },
  {
    status: 502,
    body: '{"message": "Internal server error"}',
    causes: [
      {
        rule: 'functionFailed',
        phase: 'integrationResponse',
        text: 'The function threw, ran out of memory or time, or could not be loaded.',
      },
      {
        rule: 'proxyResponseMalformed',
        phase: 'integrationResponse',
        text: 'The function returned something that is no proxy response.',
      },
    ],
  },
  {
    status: 500,
    body: '{"message": "Internal server error"}',
    causes: [
      {
        rule: 'functionNotFound',
        phase: 'integration',
        text: 'The function does not exist, or a stage variable in its name is not set.',
      },
      {
        rule: 'functionNotPermitted',
        phase: 'integration',
        text: 'API Gateway may not invoke the function: its resource policy lacks the permission.',
      },
      { rule: 'functionThrottled', phase: 'integration', text: 'Lambda throttled the invocation.' },
      {
        rule: 'lambdaMethodNotPost',
        phase: 'integrationRequest',
        text: 'The integration calls Lambda with another method than POST.',
      },
      { rule: 'integrationMissing', phase: 'integrationRequest', text: 'The method has no integration.' },
      {
        rule: 'endpointAddressInvalid',
        phase: 'integrationRequest',
        text: 'The URI of the integration is no address, often for a stage variable that is not set.',
      },
      {
        rule: 'requestTemplateFailed',
        phase: 'integrationRequest',
        text: 'The mapping template of the request failed.',
      },
      {
        rule: 'requestHeaderForbidden',
        phase: 'integrationRequest',
        text: 'A mapping sets a header that the integration may not have.',
      },
      {
        rule: 'mockStatusCodeUnreadable',
        phase: 'integration',
        text: 'The template of a mock gives no status code as a number.',
      },
      {
        rule: 'noIntegrationResponse',
        phase: 'integrationResponse',
        text: 'No integration response matches, and there is no default one.',
      },
      {
        rule: 'responseTemplateFailed',
        phase: 'integrationResponse',
        text: 'The mapping template of the response failed.',
      },
      {
        rule: 'proxyBodyNotBase64',
        phase: 'integrationResponse',
        text: 'The function says that its body is base64, and it is not.',
      },
    ],
  },
]
