import { startGateway } from '../gateway-process.ts'
import type { BenchLine } from '../line.ts'
import { load } from '../load.ts'
import { spread } from '../statistics.ts'
import { apiOf, routes } from './routes.ts'

/** How long the first request of a stage takes after the process began, by kind of integration; a process for each round. */
export const firstRequestLines: readonly BenchLine[] = routes
  .filter(({ callsBackend }) => callsBackend !== true)
  .map((route) => ({
    name: `first request: ${route.name}`,
    unit: 'ms',
    bound: { atMost: 300 },
    run: async (rounds) => {
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const gateway = await startGateway([apiOf(route)])
        try {
          const { latencies } = await load(gateway.port, route.request, { requests: 1, connections: 1, status: 200 })
          times.push(latencies[0] ?? Number.NaN)
        } finally {
          await gateway.end()
        }
      }
      return { ratio: spread(times), beside: {} }
    },
  }))
