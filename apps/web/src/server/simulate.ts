import { AppError } from '@gatewright/db'
import type { Account, Backends, RestApi, Stage } from '@gatewright/definition'
import type { ConsoleRequest } from './console-request.ts'
import type { RunResult, TestInvoke } from './run.ts'

/** Everything a simulation depends on; equal inputs give equal bytes. */
export type Simulation = {
  readonly apiId: string
  readonly definition: RestApi
  readonly backends: Backends
  readonly stageName: string
  readonly stage: Stage
  readonly deploymentId: string
  readonly account: Account
  readonly request: ConsoleRequest
  readonly seed: number
  readonly clock: number
  readonly testInvoke?: TestInvoke
}

/** Answers a request with a state of its own, a virtual clock and seeded chance, and records the tape. */
export async function simulate(simulation: Simulation): Promise<RunResult> {
  throw new AppError('unavailable', `The simulation of ${simulation.apiId} is not connected yet.`)
}
