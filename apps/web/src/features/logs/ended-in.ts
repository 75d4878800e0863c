import type { InvocationSummary } from '@gatewright/db'
import { phaseLabel } from '../trace/phase-labels.ts'

/** Where a request ended when the gateway itself answered it, in words; or that its answer came from the cache. */
export function endedIn({ phase, cacheHit }: Pick<InvocationSummary, 'phase' | 'cacheHit'>): string {
  if (phase !== undefined) return phaseLabel(phase)
  return cacheHit === true ? 'from the cache' : ''
}
