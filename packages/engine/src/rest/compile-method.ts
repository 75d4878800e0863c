import type { HttpMethod, Method, Path, RestApi } from '@gatewright/definition'
import { type CompiledIntegration, compileIntegration } from './compile-integration.ts'
import { type CompiledRequestValidation, compileRequestValidation } from './compile-request-validation.ts'

/** A method of a deployment with its resource. */
export type CompiledMethod = {
  readonly resourceId: string
  /** template of the resource, e.g. `/orders/{orderId}` */
  readonly resourcePath: string
  readonly verb: HttpMethod
  readonly method: Method
  readonly place: Path
  /** key of its own settings in a stage, e.g. `orders~1{orderId}/GET` */
  readonly settingsKey: string
  readonly validation: CompiledRequestValidation | undefined
  readonly integration: CompiledIntegration | undefined
}

export function compileMethod(
  api: RestApi,
  at: { resourceId: string; resourcePath: string; verb: HttpMethod },
  method: Method,
): CompiledMethod {
  const place: Path = ['resources', at.resourceId, 'methods', at.verb]
  return {
    ...at,
    method,
    place,
    settingsKey: `${at.resourcePath.slice(1).replaceAll('/', '~1')}/${at.verb}`,
    validation: compileRequestValidation(api, method, place),
    integration:
      method.integration === undefined ? undefined : compileIntegration(method.integration, [...place, 'integration']),
  }
}
