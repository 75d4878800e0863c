export { addMethod, emptyMethod } from './add-method.ts'
export { addResource } from './add-resource.ts'
export {
  type AllowedOrigin,
  type AllowedRequests,
  allowOrigin,
  allowOriginOnErrors,
  allowPreflight,
} from './allow-cors.ts'
export { addAuthorizer, deleteAuthorizer, headerSource, type NewAuthorizer } from './authorizer.ts'
export { addAwsBackend, deleteAwsBackend } from './aws-backend.ts'
export { deleteMethod } from './delete-method.ts'
export { deleteResource } from './delete-resource.ts'
export { descriptionAt, setDescription } from './documentation.ts'
export {
  authorizerOf,
  type DesignDraft,
  EditError,
  type MethodPlace,
  methodOf,
  resourceOf,
  restApiOf,
} from './draft.ts'
export { type CorsSettings, defaultCorsHeaders, enableCors } from './enable-cors.ts'
export { addFunction, deleteFunction, renameFunction, startingAuthorizerHandler, startingHandler } from './function.ts'
export { deleteAlias, deleteVersion, publishVersion, restoreVersion, setAlias } from './function-version.ts'
export { resetGatewayResponse, setGatewayResponse } from './gateway-response.ts'
export { addHttpBackend, deleteHttpBackend, emptyReply, httpBackendOf } from './http-backend.ts'
export { addIntegrationResponse, deleteIntegrationResponse } from './integration-response.ts'
export { moveNodes, resetLayout } from './layout.ts'
export { addMethodResponse, deleteMethodResponse } from './method-response.ts'
export { addModel, deleteModel, renameModel } from './model.ts'
export { copyMethod, moveMethod } from './move-method.ts'
export { pathPartRefusal } from './path-part.ts'
export { renameResource } from './rename-resource.ts'
export { addRequestValidator, deleteRequestValidator } from './request-validator.ts'
export { type Authorization, setAuthorization } from './set-authorization.ts'
export {
  answerWith200,
  emptyIntegration,
  type IntegrationTarget,
  removeIntegration,
  setIntegration,
  setProxy,
  setQualifier,
} from './set-integration.ts'
