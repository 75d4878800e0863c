import { importOpenApi } from '@gatewright/formats'
import { compareCpu } from '../compare-cpu.ts'
import { type ServedApi, startGateway } from '../gateway-process.ts'
import type { BenchLine } from '../line.ts'
import type { RawRequest } from '../load.ts'
import { median, spread } from '../statistics.ts'

const few = 10
const many = 10_000

/** CPU per request with 10,000 resources against that with 10, in one process; the requests go to resources all over the tree. */
export const routingLine: BenchLine = {
  name: `routing at ${many} resources`,
  unit: `× at ${few}`,
  bound: { atMost: 1.2 },
  run: async (rounds) => {
    const gateway = await startGateway([apiOf(few), apiOf(many)])
    try {
      const at = (count: number) => ({ ...gateway, request: requestsFor(count), status: 200 })
      const { measured, reference, ratios } = await compareCpu(at(many), at(few), rounds)
      const cpu = (bursts: typeof measured) => median(bursts.map(({ cpuPerRequest }) => cpuPerRequest)).toFixed(0)
      return { ratio: spread(ratios), beside: { 'CPU µs': `${cpu(measured)} (at ${few}: ${cpu(reference)})` } }
    } finally {
      await gateway.end()
    }
  },
}

const apiIdOf = (count: number) => `bench${count}`

/** An API of so many resources with a method; half of them below a path parameter. */
function apiOf(count: number): ServedApi {
  const integration = {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{}' } } },
  }
  const operation = { responses: { 200: { description: '' } }, 'x-amazon-apigateway-integration': integration }
  const id = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]
  const paths = Object.fromEntries(
    Array.from({ length: count / 2 }, (_, index) => [
      [`/kind${index}`, { get: operation }],
      [`/kind${index}/{id}`, { parameters: id, get: operation }],
    ]).flat(),
  )
  const { definition, backends } = importOpenApi({ openapi: '3.0.1', info: { title: 'bench', version: '1' }, paths })
  return { apiId: apiIdOf(count), definition, backends }
}

function requestsFor(count: number): RawRequest[] {
  const kinds = count / 2
  return Array.from({ length: few }, (_, index) => {
    const kind = Math.floor((index * kinds) / few)
    return { method: 'GET', target: `/${apiIdOf(count)}/bench/kind${kind}${index % 2 === 0 ? '' : '/7'}` }
  })
}
