import type { Rule } from './rule.ts'
import { accountThrottleShared } from './rules/account-throttle-shared.ts'
import { apiHasMethods } from './rules/api-has-methods.ts'
import { apiKeyIsNoAuthentication } from './rules/api-key-is-no-authentication.ts'
import { authorizerComplete } from './rules/authorizer-complete.ts'
import { authorizerExists } from './rules/authorizer-exists.ts'
import { authorizerResultOutlivesToken } from './rules/authorizer-result-ttl.ts'
import { cachedPolicyCoversMethods } from './rules/cached-policy-covers-method.ts'
import { defaultIntegrationResponse } from './rules/default-integration-response.ts'
import { edgeCertificateRegion } from './rules/edge-certificate-region.ts'
import { functionExists } from './rules/function-exists.ts'
import { functionValid } from './rules/function-valid.ts'
import { gatewayResponseStatus } from './rules/gateway-response-status.ts'
import { integrationHttpMethod } from './rules/integration-http-method.ts'
import { integrationTimeoutRange } from './rules/integration-timeout.ts'
import { integrationUri } from './rules/integration-uri.ts'
import { methodHasIntegration } from './rules/method-has-integration.ts'
import { methodResponseDeclared } from './rules/method-response-declared.ts'
import { mockOptionsCors } from './rules/mock-options-cors.ts'
import { modelExists } from './rules/model-exists.ts'
import { modelSchemaValid } from './rules/model-schema.ts'
import { pathParameterExists } from './rules/path-parameter-exists.ts'
import { proxyIgnoresTemplates } from './rules/proxy-ignores-templates.ts'
import { requestParameterDeclared } from './rules/request-parameter-declared.ts'
import { requestValidatorExists } from './rules/request-validator-exists.ts'
import { resourcePathPart } from './rules/resource-path-part.ts'
import { resourcePolicyValid } from './rules/resource-policy-valid.ts'
import { resourceSiblings } from './rules/resource-siblings.ts'
import { resourceTree } from './rules/resource-tree.ts'
import { selectionPattern } from './rules/selection-pattern.ts'
import { serviceLimits } from './rules/service-limits.ts'
import { stageValid } from './rules/stage-valid.ts'
import { stageVariableSet } from './rules/stage-variable-set.ts'
import { templateSyntax } from './rules/template-syntax.ts'
import { usagePlanRefers } from './rules/usage-plan-refers.ts'
import { validatorForModel } from './rules/validator-for-model.ts'
import { vpcLinkTarget } from './rules/vpc-link-target.ts'

/** All rules for REST APIs. */
export const restRules: readonly Rule[] = [
  accountThrottleShared,
  apiHasMethods,
  apiKeyIsNoAuthentication,
  authorizerComplete,
  authorizerExists,
  authorizerResultOutlivesToken,
  cachedPolicyCoversMethods,
  defaultIntegrationResponse,
  edgeCertificateRegion,
  functionExists,
  functionValid,
  gatewayResponseStatus,
  integrationHttpMethod,
  integrationTimeoutRange,
  integrationUri,
  methodHasIntegration,
  methodResponseDeclared,
  mockOptionsCors,
  modelExists,
  modelSchemaValid,
  pathParameterExists,
  proxyIgnoresTemplates,
  requestParameterDeclared,
  requestValidatorExists,
  resourcePathPart,
  resourcePolicyValid,
  resourceSiblings,
  resourceTree,
  serviceLimits,
  stageValid,
  stageVariableSet,
  usagePlanRefers,
  validatorForModel,
  vpcLinkTarget,
  selectionPattern,
  templateSyntax,
]
