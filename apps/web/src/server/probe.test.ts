import { designSchema, type Json } from '@gatewright/definition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from './router.ts'
import { testContext } from './test-context.ts'

let here: Awaited<ReturnType<typeof testContext>>
let api: ReturnType<typeof createCaller>
beforeAll(async () => {
  here = await testContext()
  api = createCaller(here.context)
})
afterAll(() => here.close())

const arn = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`

async function apiOf(resources: object, backends: object = {}): Promise<string> {
  const design = designSchema.parse({
    definition: { kind: 'REST', name: 'probed', rootResourceId: 'root', resources: { root: {}, ...resources } },
    backends,
  })
  const { apiId } = await api.api.create({ name: 'probed' })
  const patches = (['definition', 'backends'] as const).map((member) => ({
    op: 'replace' as const,
    path: [member],
    value: design[member] as Json,
  }))
  await api.design.save({ apiId, baseRevision: 0, label: 'All', patches })
  return apiId
}

const source = { type: 'draft' as const }
const settings = { origin: 'https://app.example', credentials: false, headers: [] }
const lambda = (name: string) => ({ GET: { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: arn(name) } } })

describe('a probe', () => {
  it('runs handlers, and calls nothing that is live', async () => {
    const apiId = await apiOf(
      {
        fn: { parentId: 'root', pathPart: 'fn', methods: lambda('fn') },
        live: {
          parentId: 'root',
          pathPart: 'live',
          methods: { GET: { integration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'http://127.0.0.1:9/x' } } },
        },
      },
      {
        functions: {
          fn: {
            code: {
              type: 'HANDLER',
              source: `export const handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } })`,
            },
          },
        },
        http: { 'http://127.0.0.1:9': { reply: { type: 'LIVE' } } },
      },
    )
    const { reports, next, total } = await api.probe.cors({ apiId, source, settings })
    expect([total, next]).toEqual([2, undefined])
    const answers = reports.map(({ path, checks }) => [path, checks.find((check) => check.path === 'answer')])
    expect(answers).toMatchObject([
      ['any other path', undefined],
      ['/fn', { state: 'passed' }],
      ['/live', { state: 'unknown', why: expect.stringContaining('calls nothing live') }],
    ])
    const exposure = await api.probe.exposure({ apiId, source })
    expect(exposure.reports.map(({ open }) => open.reached)).toEqual([true, true])
  })

  it('goes through two thousand methods in parts, each of them bounded, none twice', async () => {
    const mock = {
      integration: {
        type: 'MOCK',
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        integrationResponses: { 200: {} },
      },
      methodResponses: { 200: {} },
    }
    const apiId = await apiOf(
      Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [
          `r${index}`,
          { parentId: 'root', pathPart: `r${index}`, methods: { GET: mock, PUT: mock } },
        ]),
      ),
    )
    const seen: string[] = []
    let from: number | undefined = 0
    while (from !== undefined) {
      const part: Awaited<ReturnType<typeof api.probe.exposure>> = await api.probe.exposure({ apiId, source, from })
      expect(part.total).toBe(2000)
      seen.push(...part.reports.map(({ httpMethod, path }) => `${httpMethod} ${path}`))
      from = part.next
    }
    expect(new Set(seen).size).toBe(2000)
    expect(seen).toHaveLength(2000)
    const one = await api.probe.cors({ apiId, source, settings, resources: ['r7'] })
    expect(one.reports.map(({ httpMethod, path }) => `${httpMethod} ${path}`)).toEqual(['GET /r7', 'PUT /r7'])
  })

  it('tells the trace of every call of one method, the provoked ones too', async () => {
    const apiId = await apiOf({ fn: { parentId: 'root', pathPart: 'fn', methods: lambda('none') } })
    const traced = { resourceId: 'fn', httpMethod: 'GET' }
    const { reports } = await api.probe.cors({ apiId, source, settings, traced })
    const throttled = reports[0]?.checks.find(({ path }) => path === 'throttled')?.call
    expect(throttled?.run?.cause?.rule).toBe('accountThrottled')
    expect(throttled?.run?.events.map(({ type, phase }) => `${type} ${phase}`)).toContain('phaseFailed throttle')
    const around = await api.probe.cors({ apiId, source, settings, traced: {} })
    expect(around.reports.map(({ path }) => path)).toEqual(['any other path'])
  })

  it('refuses what is no origin and no header, in words', async () => {
    const apiId = await apiOf({})
    for (const [bad, words] of [
      [{ ...settings, origin: 'https://app.example/page' }, 'without a path'],
      [{ ...settings, headers: [['X A', '1']] }, 'no spaces'],
    ] as const)
      await expect(
        api.probe.cors({ apiId, source, settings: { ...bad, headers: bad.headers.map(([n, v]) => [n, v]) } }),
      ).rejects.toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining(words) })
  })
})
