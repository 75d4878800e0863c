import type { Observation } from '../gateway/check-step.ts'
import type { Scenario } from '../gateway/scenario.ts'
import type { GatewayVector, StepVector } from '../vector.ts'

export type HostName = 'engine' | 'gateway' | 'console'
export const hostNames: readonly HostName[] = ['engine', 'gateway', 'console']

/** A vector being run: its state (buckets, caches) lives as long as the session. */
export type Session = {
  send(step: StepVector): Promise<Observation>
  close(): Promise<void>
}

/** A way to put requests to the engine. */
export type Host = {
  readonly name: HostName
  /** why this host has no way to put such a vector, whatever the engine does; undefined: it can */
  readonly cannotExpress?: (vector: GatewayVector) => string | undefined
  open(scenario: Scenario): Promise<Session>
}

/** Whether a module exports a host under the name `host`. */
export function isHostModule(value: unknown): value is { readonly host: Host } {
  if (typeof value !== 'object' || value === null || !('host' in value)) return false
  const { host } = value
  return typeof host === 'object' && host !== null && 'open' in host && typeof host.open === 'function'
}
