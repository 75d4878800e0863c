import { compareCpu } from '../compare-cpu.ts'
import { startGateway } from '../gateway-process.ts'
import type { BenchLine } from '../line.ts'
import { median, spread } from '../statistics.ts'
import { apiOf, routes } from './routes.ts'

/** CPU per request on a stage that logs in full against the same deployment on a stage that does not. */
export const loggingLine: BenchLine = {
  name: 'full execution logging',
  unit: '× without',
  bound: { atMost: 1.5 },
  run: async (rounds) => {
    const route = routes.find(({ name }) => name.startsWith('Lambda proxy, fixed'))
    if (route === undefined) throw new Error('the route with a fixed reply is gone')
    const stages = {
      bench: {},
      logged: { methodSettings: { '*/*': { loggingLevel: 'INFO' as const, dataTraceEnabled: true } } },
    }
    const gateway = await startGateway([{ ...apiOf(route), stages }])
    try {
      const at = (stage: string) => ({
        ...gateway,
        request: { ...route.request, target: route.request.target.replace('/bench/', `/${stage}/`) },
        status: 200,
      })
      const { measured, reference, ratios } = await compareCpu(at('logged'), at('bench'), rounds)
      const cpu = (bursts: typeof measured) => median(bursts.map(({ cpuPerRequest }) => cpuPerRequest)).toFixed(0)
      return { ratio: spread(ratios), beside: { 'CPU µs': `${cpu(measured)} (without ${cpu(reference)})` } }
    } finally {
      await gateway.end()
    }
  },
}
