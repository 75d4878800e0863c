import { bodyOf, functionUri, mockMethod, restApi } from '@gatewright/engine/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account, pushedStage, type RunningGateway, startGateway } from '../testing/start-gateway.ts'

const hostile = {
  'an endless loop': 'exports.handler = async () => { for (;;); }',
  'endless microtasks': 'exports.handler = async () => { for (;;) await 0 }',
  'a search that heeds no interrupt': 'exports.handler = async () => "a".repeat(2e7).indexOf("a".repeat(1e7) + "b")',
  'a memory bomb of objects': 'exports.handler = async () => { const all = []; for (;;) all.push({}) }',
  'a memory bomb of bytes': 'exports.handler = async () => { const all = []; for (;;) all.push(new Uint8Array(1e6)) }',
  'an abort of the engine':
    'exports.handler = async () => Object.keys(new Proxy({}, { ownKeys: () => ({ length: 2 ** 30 }) }))',
  'process.exit': 'exports.handler = async () => process.exit(1)',
  'endless console output': 'exports.handler = async () => { for (;;) console.log("x".repeat(100000)) }',
  'endless timers': 'exports.handler = () => { setInterval(() => {}, 1) }',
  'an endless load': 'for (;;);',
} as const
const names = Object.keys(hostile) as (keyof typeof hostile)[]
const nameOf = (index: number) => `bad${index}`

const proxyTo = (name: string) =>
  ({ integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: functionUri(name) } }) as const
const fine = 'let n = 0\nexports.handler = async () => ({ statusCode: 200, body: String(++n) })'
const handler = (source: string) => ({ code: { type: 'HANDLER', source }, timeout: 2 })

let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startGateway()
  const definition = restApi({
    '/mock': { GET: mockMethod('fine') },
    '/fine': { GET: proxyTo('fine') },
    ...Object.fromEntries(names.map((_, index) => [`/${nameOf(index)}`, { GET: proxyTo(nameOf(index)) }])),
  })
  const functions = {
    fine: handler(fine),
    ...Object.fromEntries(names.map((name, index) => [nameOf(index), handler(hostile[name])])),
  }
  gateway.deployments.push({ stages: [pushedStage('abc', definition, { backends: { functions } })], account })
})
afterAll(() => gateway.close())

describe('the gateway survives any handler, and answers others meanwhile', () => {
  test.each(names.map((name, index) => [name, nameOf(index)]))('%s', async (_title, path) => {
    let ended = false
    const bad = gateway.send(`GET /abc/dev/${path}`).then((answer) => {
      ended = true
      return answer
    })
    const mocks: string[] = []
    while (mocks.length < 20 && !ended) mocks.push(bodyOf(await gateway.send('GET /abc/dev/mock')))
    expect(mocks.length).toBeGreaterThan(0)
    expect(new Set(mocks)).toEqual(new Set(['fine']))
    const { status } = await bad
    expect(status).toBe(502)
    expect((await gateway.send('GET /abc/dev/fine')).status).toBe(200)
  })

  test('all of them at once', async () => {
    const bad = names.map((_, index) => gateway.send(`GET /abc/dev/${nameOf(index)}`))
    const good = Array.from({ length: 20 }, () => gateway.send('GET /abc/dev/fine'))
    for (const { status } of await Promise.all(good)) expect(status).toBe(200)
    for (const { status } of await Promise.all(bad)) expect([502, 504]).toContain(status)
    expect(bodyOf(await gateway.send('GET /abc/dev/mock'))).toBe('fine')
  })

  test('a function keeps its state in one environment beside the crashes of others', async () => {
    const before = Number(bodyOf(await gateway.send('GET /abc/dev/fine')))
    await gateway.send(`GET /abc/dev/${nameOf(names.indexOf('process.exit'))}`)
    expect(Number(bodyOf(await gateway.send('GET /abc/dev/fine')))).toBe(before + 1)
  })
})
