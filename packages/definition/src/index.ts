export {
  type Account,
  type ApiKey,
  accountSchema,
  apiKeySchema,
  type DomainName,
  domainNameSchema,
  type UsagePlan,
  usagePlanSchema,
  type VpcLink,
  vpcLinkSchema,
} from './account.ts'
export { type ApiDefinition, type ApiKind, apiDefinitionSchema } from './api.ts'
export {
  type Authorizer,
  type AuthorizerType,
  authorizerResultTtl,
  authorizerSchema,
  tokenIssuers,
} from './authorizer.ts'
export {
  type AwsBackend,
  awsBackendSchema,
  type Backends,
  backendsSchema,
  type FaultInjection,
  type FixedReply,
  type Forward,
  faultInjectionSchema,
  fixedReplySchema,
  type HttpBackend,
  httpBackendSchema,
  type LambdaCode,
  type LambdaFunction,
  lambdaCodeSchema,
  lambdaFunctionSchema,
  lambdaLimits,
} from './backend.ts'
export { type Capability, capabilities, capability, type Feature } from './capabilities.ts'
export { type DeployResult, deploy } from './deploy.ts'
export { type Deployment, deploymentSchema } from './deployment.ts'
export {
  type Design,
  designSchema,
  type Layout,
  layoutSchema,
  type Project,
  projectSchema,
  schemaVersion,
} from './design.ts'
export { type DefinitionChange, type Deployable, diffDefinitions } from './diff.ts'
export {
  type Documentation,
  type DocumentationPart,
  documentationPartSchema,
  documentationSchema,
} from './documentation.ts'
export { newId } from './edit/new-id.ts'
export {
  type GatewayResponse,
  type GatewayResponseType,
  gatewayResponseSchema,
  gatewayResponseTypeSchema,
  gatewayResponseTypes,
} from './gateway-response.ts'
export { type HttpApi, httpApiSchema, type WebSocketApi, webSocketApiSchema } from './http-api.ts'
export { type IamIdentity, iamIdentityArn, iamIdentitySchema, iamLimits, iamUserId } from './iam-identity.ts'
export {
  type ContentHandling,
  contentHandlingSchema,
  type Integration,
  type IntegrationResponse,
  type IntegrationType,
  integrationResponseSchema,
  integrationSchema,
  integrationTimeout,
  integrationTypes,
  longestTimeout,
  type PassthroughBehavior,
  passthroughBehaviorSchema,
} from './integration.ts'
export {
  awsBackendKey,
  type BackendRef,
  backendOf,
  functionArn,
  type IntegrationUri,
  lambdaInvocationUri,
  parseFunctionArn,
  parseIntegrationUri,
} from './integration-uri.ts'
export { type Json, type JsonObject, jsonSchema } from './json.ts'
export type { Fix, Problem, Severity } from './lint/problem.ts'
export {
  type AuthorizationType,
  authorizationTypeSchema,
  type HttpMethod,
  httpMethodSchema,
  httpMethods,
  type Method,
  type MethodResponse,
  methodResponseSchema,
  methodSchema,
} from './method.ts'
export { type Model, modelSchema } from './model.ts'
export { isPathPrefix, type NodeId, type Path, pathFromText, pathToText } from './path.ts'
export { type PolicyFault, policyFaults } from './policy-document.ts'
export { type RequestValidator, requestValidatorSchema } from './request-validator.ts'
export { childrenOf, type Resource, resourcePath, resourceSchema } from './resource.ts'
export {
  type EndpointConfiguration,
  type EndpointType,
  emptyRestApi,
  endpointConfigurationSchema,
  endpointTypeSchema,
  type RestApi,
  restApiSchema,
} from './rest-api.ts'
export { type SampleRequest, sampleRequest, takesBody } from './sample-request.ts'
export { type ServicesSnapshot, servicesSnapshotSchema } from './services-snapshot.ts'
export { isSimulated, simulatedActions } from './simulated-actions.ts'
export {
  type CanarySettings,
  canarySettingsSchema,
  type MethodSetting,
  methodSettingSchema,
  type Stage,
  stageNamePattern,
  stageSchema,
} from './stage.ts'
export { issuesText, UpgradeError, upgrade } from './upgrade/upgrade.ts'
