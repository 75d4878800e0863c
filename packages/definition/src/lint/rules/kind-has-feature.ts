import { capability, type Feature } from '../../capabilities.ts'
import type { HttpApi, WebSocketApi } from '../../http-api.ts'
import type { JsonObject } from '../../json.ts'
import type { Path } from '../../path.ts'
import type { Problem } from '../problem.ts'
import type { Surroundings } from '../rule.ts'

const name = 'kind-has-feature'

/**
 * HTTP and WebSocket APIs, and their stages, ask for nothing that their kind lacks: API keys, canaries, web ACLs. REST APIs have all of
 * these. The reasons are those of the capabilities table (developer guide: Choose between REST APIs and HTTP APIs).
 */
export function kindHasFeature(api: HttpApi | WebSocketApi, { stages = {} }: Surroundings): Problem[] {
  const problems: Problem[] = []
  const ask = (feature: Feature, path: Path) => {
    const answer = capability(api.kind, feature)
    if (!answer.available) problems.push({ rule: name, severity: 'error', message: answer.reason, path })
  }
  for (const [routeId, route] of Object.entries(api.routes)) {
    if (isObject(route) && route.apiKeyRequired === true) ask('apiKeys', ['routes', routeId, 'apiKeyRequired'])
  }
  for (const [stageName, stage] of Object.entries(stages)) {
    if (stage.canarySettings !== undefined) ask('canary', ['stages', stageName, 'canarySettings'])
    if (stage.webAclArn !== undefined) ask('waf', ['stages', stageName, 'webAclArn'])
  }
  return problems
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
