/** What a phase belongs to, which gives it its colour: routing, access, mapping or the backend. */
export type PhaseGroup = 'front' | 'access' | 'map' | 'back'

const phases: Record<string, { label: string; group: PhaseGroup }> = {
  accept: { label: 'Stage and host', group: 'front' },
  waf: { label: 'Web ACL', group: 'front' },
  routeRequest: { label: 'Resource and method', group: 'front' },
  authorize: { label: 'Authorization', group: 'access' },
  apiKey: { label: 'API key', group: 'access' },
  throttle: { label: 'Throttle', group: 'access' },
  validateRequest: { label: 'Request validation', group: 'map' },
  cacheLookup: { label: 'Cache lookup', group: 'map' },
  integrationRequest: { label: 'Integration request', group: 'map' },
  integration: { label: 'Integration', group: 'back' },
  integrationResponse: { label: 'Integration response', group: 'map' },
  methodResponse: { label: 'Method response', group: 'map' },
  cacheStore: { label: 'Cache store', group: 'map' },
  gatewayResponse: { label: 'Gateway response', group: 'map' },
}

/** The words for the groups, as the legend of a trace shows them. */
export const phaseGroups: readonly { group: PhaseGroup; label: string }[] = [
  { group: 'front', label: 'Routing' },
  { group: 'access', label: 'Access' },
  { group: 'map', label: 'Mapping' },
  { group: 'back', label: 'Backend' },
]

/** API Gateway's words for a phase; a phase that is not known stands for itself. */
export function phaseLabel(phase: string): string {
  return phases[phase]?.label ?? phase
}

export function phaseGroup(phase: string): PhaseGroup {
  return phases[phase]?.group ?? 'map'
}

/** Where a phase stands in the order of a request; a phase that is not known stands last. */
export function phaseOrder(phase: string): number {
  const at = Object.keys(phases).indexOf(phase)
  return at === -1 ? Number.POSITIVE_INFINITY : at
}
