import type { RuleName } from '@gatewright/engine'

const guessing =
  'Whoever does not get in shall not learn what would let him in: the reason stands in the execution log alone.'
const internals =
  'What went wrong behind the gateway could give away how the API is built, so callers get one sentence for all of it; the execution log has the reason.'
const routes =
  'A 404 or 405 would tell strangers which paths and verbs exist. The service answers as if credentials were missing, whether or not any would help.'
const tokens = 'A token is accepted or not; to say what is wrong with it would help whoever forges one.'
const signatures = 'The text says what does not add up, since a signature cannot be guessed with it.'
const limits =
  'The text is fixed; which of the limits ran out, and when it refills, is told nowhere but in the execution log.'
const validation =
  'The names of missing parameters are told, since they are part of the contract. What is wrong with a body is told only by $context.error.validationErrorString, if a gateway response prints it.'
const size = 'It is refused before the API is looked at, so no gateway response and no log of the stage knows of it.'
const stage = 'No stage was found, so there are no gateway responses that could say more.'

/** Why the service says no more than it does, by rule. Said for people: sources are the developer guide's notes on each answer. */
export const silence: Record<RuleName, string> = {
  unknownStage: stage,
  defaultEndpointDisabled: stage,
  bodyTooLarge: size,
  headersTooLarge: size,
  urlTooLong: size,
  contentEncodingUnsupported: size,
  contentEncodingBroken: size,
  webAclBlocked: guessing,
  webAclCaptcha: 'AWS WAF answers by itself with its puzzle.',
  webAclChallenge: 'AWS WAF answers by itself with its script.',
  unknownResource: routes,
  methodNotOnResource: routes,
  unmatchedWithAuthorization: routes,
  resourcePolicyDenied:
    'The ARN that was asked for is told, the account number masked; which statement decided is not.',
  resourcePolicySilent: 'The ARN that was asked for is told, the account number masked; that no statement fits is not.',
  signatureMissing: routes,
  signatureIncomplete: signatures,
  signatureScopeWrong: signatures,
  signatureNotCurrent: signatures,
  accessKeyUnknown: guessing,
  sessionTokenInvalid: guessing,
  sessionTokenExpired: 'The holder of expired credentials has to learn that new ones are needed.',
  callerDenied: 'The ARN that was asked for is told; which policy decided is not.',
  callerNotAllowed: 'The ARN that was asked for is told; which policy is missing is not.',
  signatureMismatch: signatures,
  methodArnTooLong: size,
  identitySourceMissing: guessing,
  identitySourceRefused: guessing,
  authorizerSaidUnauthorized: guessing,
  authorizerDenied:
    'That it was an explicit deny is told; the policy and its context are not, unless a gateway response prints $context.authorizer.',
  authorizerSilent: 'That nothing allowed the call is told; the policy that came back is not.',
  authorizerNotFound: internals,
  authorizerUncallable: internals,
  authorizerTimedOut: internals,
  authorizerFailed: internals,
  authorizerOutputInvalid: internals,
  tokenMalformed: tokens,
  tokenIssuerUnknown: tokens,
  tokenSignatureInvalid: tokens,
  tokenExpired: 'The holder of an expired token has to learn that a new one is needed.',
  tokenUseWrong: tokens,
  tokenScopeMissing: tokens,
  tokenAudienceRefused: tokens,
  keySetUnreachable: internals,
  apiKeyMissing: guessing,
  apiKeyUnknown: guessing,
  apiKeyDisabled: guessing,
  apiKeyWithoutUsagePlan: guessing,
  usagePlanThrottled: limits,
  quotaExceeded: limits,
  stageThrottled: limits,
  accountThrottled: limits,
  requiredParametersMissing: validation,
  bodyDoesNotFitModel: validation,
  bodyNotJson: validation,
  bodyValidationTooCostly: validation,
  cacheInvalidationDenied: guessing,
  passthroughRefused: 'The media types that have a template are a detail of the integration, and the text is fixed.',
  mappedBodyNotJson:
    'The body that the template made is not shown to callers: it is a message between gateway and backend.',
  integrationMissing: internals,
  payloadUnreadable: 'The text is fixed; where the payload breaks stands in the execution log.',
  requestTemplateFailed: internals,
  requestConversionFailed: internals,
  requestBinaryTemplate: internals,
  requestHeaderForbidden: internals,
  endpointAddressInvalid: internals,
  lambdaMethodNotPost: internals,
  integrationUriUnsupported: internals,
  mockStatusCodeUnreadable: internals,
  integrationTimedOut: 'That the endpoint took too long is told; which endpoint, and how long it may take, is not.',
  endpointUnreachable: internals,
  endpointTls: internals,
  endpointRefusedByPolicy: internals,
  endpointResponseMalformed: internals,
  endpointResponseTooLarge: internals,
  functionNotFound: internals,
  functionNotPermitted: internals,
  functionThrottled: internals,
  functionFailed: internals,
  proxyResponseMalformed: internals,
  serviceNotSimulated: 'Gatewright does not simulate this; AWS would have called the service.',
  noIntegrationResponse: internals,
  methodResponseMissing: internals,
  responseTemplateFailed: internals,
  responseConversionFailed: internals,
  responseBinaryTemplate: internals,
  mappedResponseNotJson: internals,
  proxyBodyNotBase64: internals,
  internalDefect: 'This is a fault of Gatewright, and no answer of AWS.',
}
