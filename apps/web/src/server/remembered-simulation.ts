import type { Tape } from '@gatewright/engine'
import type { MarkedSecrets, RunSource } from './run.ts'
import type { RunTarget } from './run-target.ts'
import type { Simulation } from './simulate.ts'

/** What a simulation was made of: enough to run it again with values changed, whatever has become of the draft. */
export type RememberedSimulation = {
  readonly simulation: Simulation
  readonly target: RunTarget
  readonly source: RunSource
  readonly snapshot?: string
  readonly secrets?: MarkedSecrets
  /** what backends answered in it and in the runs before it */
  readonly tape?: Tape
}

const kept = 60
const simulations = new Map<string, RememberedSimulation>()

/** Remembers a simulation by the id of its run, while this process lives and until others take its place. */
export function rememberSimulation(runId: string, simulation: RememberedSimulation): void {
  simulations.set(runId, simulation)
  const [oldest] = simulations.keys()
  if (simulations.size > kept && oldest !== undefined) simulations.delete(oldest)
}

export function rememberedSimulation(runId: string): RememberedSimulation | undefined {
  return simulations.get(runId)
}
