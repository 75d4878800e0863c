import { compareCpu } from '../compare-cpu.ts'
import { startGateway } from '../gateway-process.ts'
import type { BenchLine, BenchResult } from '../line.ts'
import { recordAnswer, startReference } from '../reference-process.ts'
import { median, quantile, spread } from '../statistics.ts'
import { apiOf, type Route, routes } from './routes.ts'

/** CPU per request of the gateway's process, for each kind of integration, against the bare server of the same answers. */
export const routeLines: readonly BenchLine[] = routes.map((route) => ({
  name: route.name,
  unit: '× bare node:http',
  bound: { atMost: route.atMost },
  run: (rounds) => measure(route, rounds),
}))

const backendAnswer = { status: 200, headers: [['Content-Type', 'application/json'] as const], body: 'e30=' }

async function measure(route: Route, rounds: number): Promise<BenchResult> {
  // the CPU time of the backend is nobody's
  const backend = route.callsBackend === true ? await startReference(backendAnswer) : undefined
  const egressAllow = backend === undefined ? '' : `127.0.0.1:${backend.port}`
  const gateway = await startGateway([apiOf(route, backend?.port)], { egressAllow })
  try {
    const answer = await recordAnswer(gateway.port, route.request)
    if (answer.status !== 200) throw new Error(`${route.name} answers ${answer.status}`)
    const bare = await startReference(answer)
    try {
      const target = { request: route.request, status: 200 }
      const { measured, reference, ratios } = await compareCpu(
        { ...gateway, ...target },
        { ...bare, ...target },
        rounds,
      )
      const cpu = (bursts: typeof measured) => median(bursts.map(({ cpuPerRequest }) => cpuPerRequest)).toFixed(0)
      return {
        ratio: spread(ratios),
        beside: {
          'CPU µs': `${cpu(measured)} (bare ${cpu(reference)})`,
          'req/s': median(measured.map(({ requests, seconds }) => requests / seconds)).toFixed(0),
          'p99 ms': median(measured.map(({ latencies }) => quantile(latencies, 0.99))).toFixed(1),
        },
      }
    } finally {
      await bare.end()
    }
  } finally {
    await Promise.all([gateway.end(), backend?.end()])
  }
}
