import { memoryCacheStore, memoryCounterStore, type Ports } from '@gatewright/engine'
import { seededRandom } from '@gatewright/engine/testing'
import type { Scenario } from './scenario.ts'

/** The ports of a scenario: its clock and backends, chance from a fixed seed, stores that begin empty. */
export function scenarioPorts(scenario: Scenario): Ports {
  return {
    clock: scenario.clock,
    random: seededRandom(1),
    http: scenario.stubs.http,
    lambda: scenario.stubs.lambda,
    aws: scenario.stubs.aws,
    credentials: scenario.credentials,
    keySet: scenario.stubs.keySet,
    counters: memoryCounterStore(),
    cache: memoryCacheStore(),
  }
}
