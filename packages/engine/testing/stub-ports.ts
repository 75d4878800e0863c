import { memoryCacheStore } from '../src/memory/cache-store.ts'
import { memoryCounterStore } from '../src/memory/counter-store.ts'
import { BackendFailure, type Ports } from '../src/ports.ts'
import { fixedClock } from './fixed-clock.ts'
import { seededRandom } from './seeded-random.ts'

/** Ports with a standing clock, seeded chance and memory stores; backends that are not given refuse loudly. */
export function stubPorts(given: Partial<Ports> = {}): Ports {
  const missing = (what: string) => async () => {
    throw new BackendFailure('notSimulated', `the test gave no ${what} port`)
  }
  return {
    clock: fixedClock(),
    random: seededRandom(),
    http: missing('http'),
    lambda: missing('lambda'),
    aws: missing('aws'),
    credentials: async () => undefined,
    keySet: missing('keySet'),
    counters: memoryCounterStore(),
    cache: memoryCacheStore(),
    ...given,
  }
}
