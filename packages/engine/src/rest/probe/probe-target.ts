import type { HttpMethod, Integration, Json, Method, RestApi } from '@gatewright/definition'
import { resourcePath } from '@gatewright/definition'
import { compileRestApi } from '../compile.ts'
import type { RestTarget } from '../target.ts'

/** A method of an API, as a probe sees it. */
export type ProbedMethod = {
  readonly resourceId: string
  readonly verb: HttpMethod
  /** template of the resource, e.g. `/orders/{orderId}` */
  readonly path: string
  readonly method: Method
}

/** Every method of an API, in the order of its definition. */
export function probedMethods(api: RestApi): ProbedMethod[] {
  return Object.entries(api.resources).flatMap(([resourceId, resource]) => {
    const path = resourcePath(api, resourceId)
    return Object.entries(resource.methods).map(([verb, method]) => ({
      resourceId,
      verb: verb as HttpMethod,
      path,
      method,
    }))
  })
}

/** What of a method is changed to provoke an answer: the rest stays as the design has it. */
export type Opening = {
  /** lets everybody in: no authorizer, no resource policy, no web ACL, no private endpoint */
  readonly authorization?: true
  readonly apiKey?: true
  readonly validator?: true
  /** the authorizer takes any token that is there */
  readonly tokenExpression?: true
  readonly policy?: Json
  readonly integration?: (integration: Integration) => Integration
}

/**
 * A stage with nothing but one method, opened: what an answer behind a guard looks like can then be seen without credentials.
 * Gateway responses, models, validators and the stage are the design's own.
 */
export function openedTarget(
  target: RestTarget,
  { resourceId, verb, method }: ProbedMethod,
  open: Opening,
): RestTarget {
  const { definition } = target.api
  const changed: Method = { ...method }
  if (open.authorization) {
    changed.authorizationType = 'NONE'
    delete changed.authorizerId
    delete changed.authorizationScopes
  }
  if (open.apiKey) changed.apiKeyRequired = false
  if (open.validator) delete changed.requestValidatorId
  if (open.integration !== undefined && method.integration !== undefined) {
    changed.integration = open.integration(method.integration)
  }
  const api = compileRestApi({
    ...definition,
    resources: chainOf(definition, resourceId, { [verb]: changed }),
    ...(open.tokenExpression ? { authorizers: withoutExpressions(definition.authorizers) } : {}),
    ...(open.authorization ? { policy: undefined, endpointConfiguration: { types: ['REGIONAL'] } } : {}),
    ...(open.policy === undefined ? {} : { policy: open.policy }),
  })
  const { webAclArn: _webAclArn, ...stage } = target.stage
  const { canaryApi: _canaryApi, ...rest } = target
  return { ...rest, api, stage: open.authorization ? stage : target.stage }
}

/** A resource and what stands above it, without any other method. */
function chainOf(api: RestApi, resourceId: string, methods: RestApi['resources'][string]['methods']) {
  const chain: RestApi['resources'] = {}
  const own = api.resources[resourceId]
  for (let id = own?.parentId; id !== undefined && chain[id] === undefined; id = api.resources[id]?.parentId) {
    const above = api.resources[id]
    if (above === undefined) break
    chain[id] = { ...above, methods: {} }
  }
  chain[api.rootResourceId] ??= { pathPart: '', methods: {} }
  if (own !== undefined) chain[resourceId] = { ...own, methods }
  return chain
}

function withoutExpressions(authorizers: RestApi['authorizers']): RestApi['authorizers'] {
  return Object.fromEntries(
    Object.entries(authorizers).map(([id, authorizer]) => {
      const { identityValidationExpression: _expression, ...rest } = { identityValidationExpression: '', ...authorizer }
      return [id, rest as typeof authorizer]
    }),
  )
}
