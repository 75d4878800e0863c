import { startGateway } from '../gateway-process.ts'
import type { BenchLine } from '../line.ts'
import { load, type RawRequest } from '../load.ts'
import { spread } from '../statistics.ts'
import { apiOf, routes } from './routes.ts'

const early = 100_000
const late = 1_000_000

/** Heap after a collection, late against early: what grows with requests that were answered is a leak. */
export const heapLine: BenchLine = {
  name: `heap at ${late} requests`,
  unit: `× at ${early}`,
  bound: { atMost: 1.1 },
  run: async (rounds) => {
    const route = routes.find(({ name }) => name.startsWith('Lambda proxy, fixed'))
    if (route === undefined) throw new Error('the route with a fixed reply is gone')
    const gateway = await startGateway([apiOf(route)])
    // other paths, queries and header fields: what is kept of them must be bounded
    const requests: RawRequest[] = Array.from({ length: 10_000 }, (_, index) => ({
      ...route.request,
      target: `${route.request.target}${index}?page=${index}`,
      headers: [...(route.request.headers ?? []), ['X-Client', String(index)]],
    }))
    const heap = async () => {
      const samples: number[] = []
      for (let sample = 0; sample < rounds; sample += 1) samples.push(await gateway.process.heapBytes())
      return samples
    }
    try {
      await load(gateway.port, requests, { requests: early, connections: 16, status: 200 })
      const first = await heap()
      await load(gateway.port, requests, { requests: late - early, connections: 16, status: 200 })
      const last = await heap()
      const megabytes = (bytes: readonly number[]) => (spread(bytes).median / 1_048_576).toFixed(1)
      return {
        ratio: spread(last.map((bytes, sample) => bytes / (first[sample] ?? Number.NaN))),
        beside: { MB: `${megabytes(last)} (early ${megabytes(first)})` },
      }
    } finally {
      await gateway.end()
    }
  },
}
