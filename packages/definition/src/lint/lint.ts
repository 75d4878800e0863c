import type { ApiDefinition } from '../api.ts'
import type { Problem } from './problem.ts'
import type { Surroundings } from './rule.ts'
import { kindHasFeature } from './rules/kind-has-feature.ts'
import { restRules } from './rules.ts'
import { walkRestApi } from './walk.ts'

/**
 * Everything that is wrong or risky in a definition and what surrounds it. Pure; the same input gives the same list.
 * Paths lead into the definition; those of stages and the account begin with `stages` and `account`.
 * Of HTTP and WebSocket definitions, which are kept but not simulated yet, it is told what their kind lacks.
 */
export function lint(api: ApiDefinition, around: Surroundings = {}): Problem[] {
  return api.kind === 'REST' ? walkRestApi(api, around, restRules) : kindHasFeature(api, around)
}
