import { afterEach, expect, test } from 'vitest'
import type { SandboxCall, SandboxCode } from './sandbox.ts'
import { createSandboxPool, type SandboxPool, TooManyCallsError } from './sandbox-pool.ts'

const code = (source: string): SandboxCode => ({
  source,
  language: 'javascript',
  handler: 'handler',
  environment: {},
  memoryBytes: 64 * 1_048_576,
})
const counter = code(
  'let n = 0\nexports.handler = async (e) => { n += 1; if (e.boom) process.exit(1); await new Promise((r) => setTimeout(r, e.wait ?? 0)); return n }',
)
const call = (event: object = {}): SandboxCall => ({
  payload: JSON.stringify(event),
  context: '{}',
  seed: 's',
  timeoutMs: 5000,
  computeMs: 5000,
})
const pools: SandboxPool[] = []
const poolOf = (options: Parameters<typeof createSandboxPool>[0]) => {
  const pool = createSandboxPool(options)
  pools.push(pool)
  return pool
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.dispose()))
})
const payload = async (reply: ReturnType<SandboxPool['call']>) => {
  const { outcome } = await reply
  return 'payload' in outcome ? Number(outcome.payload) : outcome
}

test('one environment serves one call at a time; calls beyond the cap wait their turn', async () => {
  const pool = poolOf({ perFunction: 2 })
  const results = await Promise.all(
    Array.from({ length: 8 }, () => payload(pool.call('f', counter, call({ wait: 20 })))),
  )
  expect(pool.environments().get('f')).toBe(2)
  expect([...results].map(Number).reduce((sum, value) => sum + value, 0)).toBeGreaterThanOrEqual(2 * (1 + 2 + 3 + 4))
})

test('calls one after the other share one environment', async () => {
  const pool = poolOf({})
  expect([await payload(pool.call('f', counter, call())), await payload(pool.call('f', counter, call()))]).toEqual([
    1, 2,
  ])
  expect(pool.environments()).toEqual(new Map([['f', 1]]))
})

test('another key means another environment with its own state', async () => {
  const pool = poolOf({})
  await payload(pool.call('f', counter, call()))
  expect(await payload(pool.call('g', counter, call()))).toBe(1)
})

test('an idle environment of another function gives way when the total is reached', async () => {
  const pool = poolOf({ total: 1 })
  await pool.call('f', counter, call())
  expect(await payload(pool.call('g', counter, call()))).toBe(1)
  expect(pool.environments()).toEqual(new Map([['g', 1]]))
})

test('a function waits while environments of others are busy', async () => {
  const pool = poolOf({ total: 1 })
  const long = pool.call('f', counter, call({ wait: 50 }))
  expect(await payload(pool.call('g', counter, call()))).toBe(1)
  expect(await payload(long)).toBe(1)
})

test('a crash costs its own environment alone, and the next call starts afresh', async () => {
  const pool = poolOf({ perFunction: 2 })
  const fine = pool.call('f', counter, call({ wait: 100 }))
  const crashed = pool.call('f', counter, call({ boom: true }))
  expect(await payload(crashed)).toEqual({ ended: { kind: 'exit', code: 1 } })
  expect(await payload(fine)).toBe(1)
  expect(await payload(pool.call('f', counter, call()))).toBe(2)
})

test('a hundred parallel calls of a crashing handler all end', async () => {
  const pool = poolOf({ perFunction: 2 })
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      payload(pool.call('f', counter, call(index % 10 === 0 ? { boom: true } : {}))),
    ),
  )
  expect(outcomes.filter((outcome) => typeof outcome === 'number')).toHaveLength(90)
})

test('too many waiting calls are throttled', async () => {
  const pool = poolOf({ perFunction: 1, waiting: 1 })
  const first = pool.call('f', counter, call({ wait: 50 }))
  const second = pool.call('f', counter, call())
  await expect(pool.call('f', counter, call())).rejects.toBeInstanceOf(TooManyCallsError)
  await Promise.all([first, second])
})

test('idle environments are ended', async () => {
  const pool = poolOf({ idleMs: 20 })
  await pool.call('f', counter, call())
  await expect.poll(() => pool.environments().size).toBe(0)
})

test('an environment that is quick is handed calls ahead, and still runs them one at a time and in order', async () => {
  const pool = poolOf({ perFunction: 1 })
  await payload(pool.call('f', counter, call({})))
  const quick = code(
    'let n = 0\nexports.handler = (e, c, done) => { c.callbackWaitsForEmptyEventLoop = false; done(null, ++n) }',
  )
  const results = await Promise.all(Array.from({ length: 50 }, () => payload(pool.call('q', quick, call()))))
  expect(results).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
})

test('calls that were handed out ahead go elsewhere when the one before them turns out to be long', async () => {
  const pool = poolOf({ perFunction: 2 })
  const sometimes = code(
    'exports.handler = async (e) => { if (e.wait) await new Promise((r) => setTimeout(r, e.wait)); return e.wait ?? 0 }',
  )
  // both are quick now
  await Promise.all(Array.from({ length: 20 }, () => pool.call('f', sometimes, call())))
  const ended: unknown[] = []
  const note = async (event: object) => ended.push(await payload(pool.call('f', sometimes, call(event))))
  await Promise.all([note({ wait: 1000 }), ...Array.from({ length: 20 }, () => note({}))])
  expect(ended.at(-1)).toBe(1000)
})

test('calls behind one that crashes are run by another environment', async () => {
  const pool = poolOf({ perFunction: 1 })
  const crashing = code('exports.handler = async (e) => { if (e.boom) process.exit(1); return 1 }')
  await Promise.all(Array.from({ length: 5 }, () => pool.call('f', crashing, call())))
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      payload(pool.call('f', crashing, call(index === 3 ? { boom: true } : {}))),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 1)).toHaveLength(19)
})
