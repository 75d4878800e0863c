import type { GatewayResponseType } from '../gateway-response.ts'
import type { HttpMethod } from '../method.ts'
import type { Path } from '../path.ts'
import { resourcePath } from '../resource.ts'
import type { RestApi } from '../rest-api.ts'
import type { Problem } from './problem.ts'
import type { Report, Rule, Surroundings } from './rule.ts'

/** Visits a REST API and what surrounds it once for all rules. Problems come in the order of the definition. */
export function walkRestApi(api: RestApi, around: Surroundings, rules: readonly Rule[]): Problem[] {
  const problems: Problem[] = []
  const reporter =
    (rule: Rule, at: Path): Report =>
    ({ message, path, severity, fix }) =>
      problems.push({
        rule: rule.name,
        severity: severity ?? rule.severity,
        message,
        path: path ?? at,
        ...(fix === undefined ? {} : { fix }),
      })
  const visit = <K extends keyof Rule['visitors']>(
    kind: K,
    path: Path,
    call: (visitor: NonNullable<Rule['visitors'][K]>, report: Report) => void,
  ) => {
    for (const rule of rules) {
      const visitor = rule.visitors[kind]
      if (visitor !== undefined) call(visitor as NonNullable<Rule['visitors'][K]>, reporter(rule, path))
    }
  }

  const base = { api, around }
  visit('restApi', [], (visitor, report) => visitor(api, { ...base, path: [] }, report))
  for (const [resourceId, resource] of Object.entries(api.resources)) {
    const path = ['resources', resourceId]
    const atResource = { ...base, path, resourceId, resourcePath: resourcePath(api, resourceId) }
    visit('resource', path, (visitor, report) => visitor(resource, atResource, report))
    for (const [verb, method] of Object.entries(resource.methods)) {
      const methodPath = [...path, 'methods', verb]
      const atMethod = { ...atResource, path: methodPath, verb: verb as HttpMethod, method }
      visit('method', methodPath, (visitor, report) => visitor(method, atMethod, report))
      const { integration } = method
      if (integration === undefined) continue
      const integrationPath = [...methodPath, 'integration']
      const atIntegration = { ...atMethod, path: integrationPath }
      visit('integration', integrationPath, (visitor, report) => visitor(integration, atIntegration, report))
      for (const [statusCode, response] of Object.entries(integration.integrationResponses)) {
        const responsePath = [...integrationPath, 'integrationResponses', statusCode]
        const at = { ...atMethod, path: responsePath, integration, statusCode }
        visit('integrationResponse', responsePath, (visitor, report) => visitor(response, at, report))
      }
    }
  }
  for (const [authorizerId, authorizer] of Object.entries(api.authorizers)) {
    const path = ['authorizers', authorizerId]
    visit('authorizer', path, (visitor, report) => visitor(authorizer, { ...base, path, authorizerId }, report))
  }
  for (const [modelName, model] of Object.entries(api.models)) {
    const path = ['models', modelName]
    visit('model', path, (visitor, report) => visitor(model, { ...base, path, modelName }, report))
  }
  for (const [type, response] of Object.entries(api.gatewayResponses)) {
    const path = ['gatewayResponses', type]
    const at = { ...base, path, responseType: type as GatewayResponseType }
    visit('gatewayResponse', path, (visitor, report) => visitor(response, at, report))
  }
  for (const [stageName, stage] of Object.entries(around.stages ?? {})) {
    const path = ['stages', stageName]
    visit('stage', path, (visitor, report) => visitor(stage, { ...base, path, stageName }, report))
  }
  const { account } = around
  if (account !== undefined) {
    visit('account', ['account'], (visitor, report) => visitor(account, { ...base, path: ['account'] }, report))
  }
  return problems
}
