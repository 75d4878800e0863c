import type { GatewayResponseType } from '@gatewright/definition'

type CauseRule = {
  /** absent: the answer bypasses gateway responses */
  readonly responseType?: GatewayResponseType
  /** only where it is not the default of the response type */
  readonly status?: number
  readonly errorType: string
  /** `$context.error.message`; null where the service says null; absent where the place of the refusal decides */
  readonly clientMessage?: string | null
}

const internal = { errorType: 'InternalServerErrorException', clientMessage: 'Internal server error' } as const
const configuration = { responseType: 'API_CONFIGURATION_ERROR', ...internal } as const
const badGateway = { responseType: 'DEFAULT_5XX', status: 502, ...internal } as const
const forbidden = { status: 403, errorType: 'ForbiddenException', clientMessage: 'Forbidden' } as const
const authorizerConfiguration = {
  responseType: 'AUTHORIZER_CONFIGURATION_ERROR',
  errorType: 'AuthorizerConfigurationException',
  clientMessage: null,
} as const
const unauthorized = {
  responseType: 'UNAUTHORIZED',
  errorType: 'UnauthorizedException',
  clientMessage: 'Unauthorized',
} as const
const accessDenied = { responseType: 'ACCESS_DENIED', errorType: 'AccessDeniedException' } as const
const invalidSignature = { responseType: 'INVALID_SIGNATURE', errorType: 'InvalidSignatureException' } as const
const unrecognizedClient = {
  responseType: 'ACCESS_DENIED',
  errorType: 'UnrecognizedClientException',
  clientMessage: 'The security token included in the request is invalid.',
} as const
const throttled = {
  responseType: 'THROTTLED',
  errorType: 'TooManyRequestsException',
  clientMessage: 'Too Many Requests',
} as const
const invalidApiKey = {
  responseType: 'INVALID_API_KEY',
  errorType: 'ForbiddenException',
  clientMessage: 'Forbidden',
} as const
const networkError = {
  responseType: 'INTEGRATION_FAILURE',
  errorType: 'InternalServerErrorException',
  clientMessage: 'Network error communicating with endpoint',
} as const
const unsupportedMediaType = {
  responseType: 'UNSUPPORTED_MEDIA_TYPE',
  errorType: 'BadRequestException',
  clientMessage: 'Unsupported Media Type',
} as const

/** Every reason for which a REST API answers by itself: the closed list of rules (rest-api reference §3.4, §5.1, §16.2, §16.4). */
export const causeRules = {
  unknownStage: forbidden,
  defaultEndpointDisabled: forbidden,
  bodyTooLarge: { status: 413, errorType: 'RequestEntityTooLargeException' },
  headersTooLarge: { status: 431, errorType: 'RequestHeaderFieldsTooLargeException' },
  urlTooLong: { status: 414, errorType: 'RequestUriTooLongException' },
  contentEncodingUnsupported: unsupportedMediaType,
  contentEncodingBroken: unsupportedMediaType,

  webAclBlocked: { responseType: 'WAF_FILTERED', errorType: 'ForbiddenException', clientMessage: 'Forbidden' },
  webAclCaptcha: { status: 405, errorType: 'ForbiddenException' },
  webAclChallenge: { status: 202, errorType: 'ForbiddenException' },

  unknownResource: {
    responseType: 'MISSING_AUTHENTICATION_TOKEN',
    errorType: 'MissingAuthenticationTokenException',
    clientMessage: 'Missing Authentication Token',
  },
  methodNotOnResource: {
    responseType: 'MISSING_AUTHENTICATION_TOKEN',
    errorType: 'MissingAuthenticationTokenException',
    clientMessage: 'Missing Authentication Token',
  },
  unmatchedWithAuthorization: {
    responseType: 'INVALID_SIGNATURE',
    errorType: 'IncompleteSignatureException',
  },

  resourcePolicyDenied: accessDenied,
  resourcePolicySilent: accessDenied,
  signatureMissing: {
    responseType: 'MISSING_AUTHENTICATION_TOKEN',
    errorType: 'MissingAuthenticationTokenException',
    clientMessage: 'Missing Authentication Token',
  },
  signatureIncomplete: { responseType: 'INVALID_SIGNATURE', errorType: 'IncompleteSignatureException' },
  signatureScopeWrong: invalidSignature,
  signatureNotCurrent: invalidSignature,
  signatureMismatch: invalidSignature,
  accessKeyUnknown: unrecognizedClient,
  sessionTokenInvalid: unrecognizedClient,
  sessionTokenExpired: {
    responseType: 'EXPIRED_TOKEN',
    errorType: 'ExpiredTokenException',
    clientMessage: 'The security token included in the request is expired',
  },
  callerDenied: accessDenied,
  callerNotAllowed: accessDenied,

  methodArnTooLong: { status: 414, errorType: 'RequestUriTooLongException' },
  identitySourceMissing: unauthorized,
  identitySourceRefused: unauthorized,
  authorizerSaidUnauthorized: unauthorized,
  authorizerDenied: {
    ...accessDenied,
    clientMessage: 'User is not authorized to access this resource with an explicit deny',
  },
  authorizerSilent: { ...accessDenied, clientMessage: 'User is not authorized to access this resource' },
  authorizerNotFound: authorizerConfiguration,
  authorizerUncallable: authorizerConfiguration,
  authorizerTimedOut: authorizerConfiguration,
  authorizerFailed: authorizerConfiguration,
  authorizerOutputInvalid: authorizerConfiguration,
  tokenMalformed: unauthorized,
  tokenIssuerUnknown: unauthorized,
  tokenSignatureInvalid: unauthorized,
  tokenExpired: { ...unauthorized, clientMessage: 'The incoming token has expired' },
  tokenUseWrong: unauthorized,
  tokenScopeMissing: unauthorized,
  tokenAudienceRefused: unauthorized,
  keySetUnreachable: {
    responseType: 'AUTHORIZER_FAILURE',
    errorType: 'AuthorizerFailureException',
    clientMessage: null,
  },

  apiKeyMissing: invalidApiKey,
  apiKeyUnknown: invalidApiKey,
  apiKeyDisabled: invalidApiKey,
  apiKeyWithoutUsagePlan: invalidApiKey,
  usagePlanThrottled: throttled,
  quotaExceeded: {
    responseType: 'QUOTA_EXCEEDED',
    errorType: 'LimitExceededException',
    clientMessage: 'Limit Exceeded',
  },
  stageThrottled: throttled,
  accountThrottled: throttled,

  requiredParametersMissing: { responseType: 'BAD_REQUEST_PARAMETERS', errorType: 'BadRequestException' },
  bodyDoesNotFitModel: {
    responseType: 'BAD_REQUEST_BODY',
    errorType: 'BadRequestException',
    clientMessage: 'Invalid request body',
  },
  bodyNotJson: {
    responseType: 'BAD_REQUEST_BODY',
    errorType: 'BadRequestException',
    clientMessage: 'Invalid request body',
  },
  bodyValidationTooCostly: {
    responseType: 'BAD_REQUEST_BODY',
    errorType: 'BadRequestException',
    clientMessage: 'Invalid request body',
  },

  cacheInvalidationDenied: accessDenied,

  passthroughRefused: unsupportedMediaType,
  mappedBodyNotJson: {
    responseType: 'DEFAULT_4XX',
    status: 400,
    errorType: 'BadRequestException',
    clientMessage: 'Invalid JSON in request body',
  },
  integrationMissing: configuration,
  payloadUnreadable: {
    responseType: 'DEFAULT_4XX',
    status: 400,
    errorType: 'BadRequestException',
    clientMessage: 'Could not process payload',
  },
  requestTemplateFailed: configuration,
  requestConversionFailed: configuration,
  requestBinaryTemplate: configuration,
  requestHeaderForbidden: configuration,
  endpointAddressInvalid: configuration,
  lambdaMethodNotPost: configuration,
  integrationUriUnsupported: configuration,

  mockStatusCodeUnreadable: configuration,
  integrationTimedOut: {
    responseType: 'INTEGRATION_TIMEOUT',
    errorType: 'InternalServerErrorException',
    clientMessage: 'Endpoint request timed out',
  },
  endpointUnreachable: networkError,
  endpointTls: networkError,
  endpointRefusedByPolicy: networkError,
  endpointResponseMalformed: { ...badGateway },
  endpointResponseTooLarge: configuration,
  functionNotFound: configuration,
  functionNotPermitted: configuration,
  functionThrottled: { responseType: 'DEFAULT_5XX', status: 500, ...internal },
  functionFailed: badGateway,
  proxyResponseMalformed: badGateway,
  serviceNotSimulated: configuration,

  noIntegrationResponse: configuration,
  methodResponseMissing: configuration,
  responseTemplateFailed: configuration,
  responseConversionFailed: configuration,
  responseBinaryTemplate: configuration,
  mappedResponseNotJson: {
    responseType: 'DEFAULT_5XX',
    status: 500,
    errorType: 'InternalFailureException',
    clientMessage: 'Internal server error',
  },
  proxyBodyNotBase64: configuration,

  internalDefect: { responseType: 'DEFAULT_5XX', status: 500, ...internal },
} as const satisfies Record<string, CauseRule>

export type RuleName = keyof typeof causeRules

/** What a rule answers with, unless the place of the refusal or the API's gateway responses say otherwise. */
export function causeRule(rule: RuleName): CauseRule {
  return causeRules[rule]
}
