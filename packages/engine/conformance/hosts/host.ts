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
