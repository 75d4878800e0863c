import { gatewayPort, startGateway } from '../gateway-process.ts'
import type { BenchLine, BenchResult } from '../line.ts'
import { type LoadResult, load } from '../load.ts'
import type { MeasuredProcess } from '../measured-process.ts'
import { recordAnswer, startReference } from '../reference-process.ts'
import { median, quantile, spread } from '../statistics.ts'
import { apiOf, backendPort, type Route, routes } from './routes.ts'

const referencePort = 34_703
const connections = 16
const requestsPerRound = 4_000
const warmUpRounds = 4

/** CPU per request of the gateway's process, for each kind of integration, against the bare server of the same answers. */
export const gatewayLines: readonly BenchLine[] = routes.map((route) => ({
  name: route.name,
  unit: '× bare node:http',
  bound: { atMost: route.atMost },
  run: (rounds) => measure(route, rounds),
}))

async function measure(route: Route, rounds: number): Promise<BenchResult> {
  const backend =
    route.backendPort === undefined
      ? undefined
      : await startReference(backendPort, {
          status: 200,
          headers: [['Content-Type', 'application/json']],
          body: 'e30=',
        })
  const gateway = await startGateway([apiOf(route)], `127.0.0.1:${backendPort}`)
  const answer = await recordAnswer(gatewayPort, route.request)
  if (answer.status !== 200) throw new Error(`${route.name} answers ${answer.status}`)
  const reference = await startReference(referencePort, answer)
  try {
    for (let round = 0; round < warmUpRounds; round += 1) {
      await burst(gateway, gatewayPort, route)
      await burst(reference, referencePort, route)
    }
    const measured: Burst[] = []
    const bare: Burst[] = []
    for (let round = 0; round < rounds; round += 1) {
      measured.push(await burst(gateway, gatewayPort, route))
      bare.push(await burst(reference, referencePort, route))
    }
    return resultOf(measured, bare)
  } finally {
    await Promise.all([gateway.end(), reference.end(), backend?.end()])
  }
}

type Burst = LoadResult & { readonly cpuPerRequest: number }

async function burst(server: MeasuredProcess, port: number, route: Route): Promise<Burst> {
  const before = await server.cpuMicros()
  const result = await load(port, route.request, { requests: requestsPerRound, connections, status: 200 })
  const after = await server.cpuMicros()
  return { ...result, cpuPerRequest: (after - before) / result.requests }
}

function resultOf(measured: readonly Burst[], bare: readonly Burst[]): BenchResult {
  const ratios = measured.map(({ cpuPerRequest }, round) => cpuPerRequest / (bare[round]?.cpuPerRequest ?? Number.NaN))
  const cpu = (bursts: readonly Burst[]) => median(bursts.map(({ cpuPerRequest }) => cpuPerRequest)).toFixed(0)
  const p99 = median(measured.map(({ latencies }) => quantile(latencies, 0.99)))
  return {
    ratio: spread(ratios),
    beside: {
      'CPU µs': `${cpu(measured)} (bare ${cpu(bare)})`,
      'req/s': median(measured.map(({ requests, seconds }) => requests / seconds)).toFixed(0),
      'p99 ms': p99.toFixed(1),
    },
  }
}
