import { compareCpu } from '../compare-cpu.ts'
import { startGateway } from '../gateway-process.ts'
import type { BenchLine } from '../line.ts'
import { spread, upperBoundOfMedian } from '../statistics.ts'
import { apiOf, routes } from './routes.ts'

const leastRounds = 135
/** long bursts, each with its share of the garbage collection: the two builds differ by less than a collection costs */
const requestsPerBurst = 16_000
/** pairs of processes: one that was compiled worse by chance must not decide */
const pairs = 9

/** CPU per request with the trace off against a build from which every emitting of events is taken out. */
export const traceLine: BenchLine = {
  name: 'trace off',
  unit: '× emit calls removed',
  bound: { upperBoundAtMost: 1.03 },
  run: async (rounds) => {
    const [route] = routes
    if (route === undefined) throw new Error('there is no route to measure')
    const ratios: number[] = []
    for (let pair = 0; pair < pairs; pair += 1) {
      const product = await startGateway([apiOf(route)])
      const silent = await startGateway([apiOf(route)], { variant: 'silent' })
      try {
        const target = { request: route.request, status: 200 }
        const each = Math.ceil(Math.max(rounds, leastRounds) / pairs)
        ratios.push(
          ...(await compareCpu({ ...product, ...target }, { ...silent, ...target }, each, requestsPerBurst)).ratios,
        )
      } finally {
        await Promise.all([product.end(), silent.end()])
      }
    }
    const upperBound = upperBoundOfMedian(ratios)
    return { ratio: spread(ratios), upperBound, beside: { 'upper bound': upperBound.toFixed(3) } }
  },
}
