/** The phases of a request to a REST API, in order: what the console draws. Each trace is a subsequence of it. */
export const restPhases = [
  'accept',
  'waf',
  'routeRequest',
  'authorize',
  'apiKey',
  'throttle',
  'validateRequest',
  'cacheLookup',
  'integrationRequest',
  'integration',
  'integrationResponse',
  'methodResponse',
  'cacheStore',
  'gatewayResponse',
] as const

export type RestPhase = (typeof restPhases)[number]

/** The phases that a request which ended in `phase` never reached. */
export function phasesAfter(phase: RestPhase): RestPhase[] {
  return restPhases.slice(restPhases.indexOf(phase) + 1).filter((name) => name !== 'gatewayResponse')
}
