import { expect, test } from 'vitest'
import { BackendFailure, type Ports } from './ports.ts'
import { recordTape, replayTape, reuseTape, TapeError } from './tape.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const call = { method: 'GET', url: 'https://a.example/x', headers: [], body: bytes('') }
const invocation = {
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  functionName: 'f',
  payload: '{}',
  invocationType: 'RequestResponse' as const,
  requestId: 'r',
}

/** Ports whose answers never repeat. */
function livingPorts(): Ports {
  let tick = 0
  const step = () => {
    tick += 1
    return tick
  }
  return {
    clock: { now: () => Math.floor(step() / 3) },
    random: { uuid: () => `uuid-${step()}`, fraction: () => step() / 1000 },
    http: async () => ({
      status: 200,
      headers: [
        ['a', 'b'],
        ['a', 'c'],
      ],
      body: Uint8Array.of(0, 255, step()),
    }),
    lambda: async () => ({ payload: String(step()), console: [{ at: tick, level: 'info', text: 'x' }] }),
    aws: async () => {
      throw new BackendFailure('timeout', 'too slow')
    },
    credentials: async () => undefined,
    keySet: async () => ({ keys: [] }),
    counters: { take: async () => tick % 2 === 0, add: async () => ({ used: step(), allowed: true }) },
    cache: { get: async () => ({ hit: tick }), set: async () => undefined, deletePrefix: async () => undefined },
  }
}

/** A run that asks every port, and notes what it heard. */
async function run(ports: Ports): Promise<unknown[]> {
  const heard: unknown[] = []
  for (let round = 0; round < 3; round += 1) {
    heard.push(ports.clock.now(), ports.clock.now(), ports.random.uuid(), ports.random.fraction())
    heard.push(await ports.http(call, 1), await ports.lambda(invocation, 1))
    heard.push(
      await ports.aws({ ...call, service: 'sqs', region: 'r', path: '/q' }, 1).catch((error: unknown) => error),
    )
    heard.push(await ports.credentials('AKIA'), await ports.keySet('https://issuer.example'))
    heard.push(await ports.counters.take('k', { rate: 1, burst: 1 }, 0), await ports.counters.add('q', 1, 2, 3))
    await ports.cache.set('c', 1, 1, 0)
    heard.push(await ports.cache.get('c', 0), ports.clock.now())
  }
  return heard
}

test('a replay hears what the recorded run heard, byte for byte, after the tape went through JSON', async () => {
  const recorder = recordTape(livingPorts())
  const heard = await run(recorder.ports)
  const tape = JSON.parse(JSON.stringify(recorder.tape()))
  expect(await run(replayTape(tape))).toEqual(heard)
})

test('a replay that asks for more than the tape holds is refused, for every port', async () => {
  const ports = replayTape(recordTape(livingPorts()).tape())
  await expect(ports.http(call, 1)).rejects.toThrow(TapeError)
  await expect(ports.lambda(invocation, 1)).rejects.toThrow(TapeError)
  await expect(ports.keySet('x')).rejects.toThrow(TapeError)
  await expect(ports.cache.get('x', 0)).rejects.toThrow(TapeError)
  expect(() => ports.random.uuid()).toThrow(TapeError)
})

test('a replay that asks for something else names both', async () => {
  const recorder = recordTape(livingPorts())
  await recorder.ports.lambda(invocation, 1)
  const ports = replayTape(recorder.tape())
  await expect(ports.lambda({ ...invocation, functionName: 'g' }, 1)).rejects.toThrow(
    'lambda "f" where the run asks for lambda "g"',
  )
})

test('a clock that stands still takes one entry, however often it is read', () => {
  const recorder = recordTape({ ...livingPorts(), clock: { now: () => 7 } })
  for (let read = 0; read < 1000; read += 1) recorder.ports.clock.now()
  expect(recorder.tape().clock).toEqual([[7, 1000]])
})

test('with any call, the next answer of the same port is taken, but never that of another port', async () => {
  const recorder = recordTape(livingPorts())
  const heard = await recorder.ports.lambda(invocation, 1)
  const other = { ...invocation, functionName: 'g' }
  expect(await replayTape(recorder.tape(), { anyCall: true }).lambda(other, 1)).toEqual(heard)
  await expect(replayTape(recorder.tape(), { anyCall: true }).http(call, 1)).rejects.toThrow(TapeError)
})

test('a tape holds no tokens that stand in keys of the cache', async () => {
  const recorder = recordTape(livingPorts())
  const key = '123456789012/api/dev/authorizer/a1/["Bearer very-secret"]'
  const heard = await recorder.ports.cache.get(key, 0)
  expect(JSON.stringify(recorder.tape())).not.toContain('very-secret')
  expect(await replayTape(recorder.tape()).cache.get(key, 0)).toEqual(heard)
})

test('a call that asks exactly the same again is answered from the tape, any other is made', async () => {
  const first = recordTape(livingPorts())
  const before = await first.ports.http(call, 1)
  const taken = await first.ports.lambda(invocation, 1)
  const { ports, calledAnew } = reuseTape(livingPorts(), first.tape(), () => undefined)
  expect(await ports.http(call, 1)).toEqual(before)
  expect(await ports.lambda({ ...invocation, requestId: 'another' }, 1)).toEqual(taken)
  expect(calledAnew()).toEqual([])
  await ports.lambda({ ...invocation, payload: '{"n":2}' }, 1)
  await ports.http(call, 1)
  expect(calledAnew()).toEqual(['lambda f', 'http GET https://a.example/x'])
})

test('a taped answer takes the time that it took, and a failure fails again', async () => {
  let now = 0
  const base = { ...livingPorts(), clock: { now: () => now } }
  const slow = async () => {
    now += 250
    throw new BackendFailure('connectionReset', 'gone')
  }
  const first = recordTape({ ...base, http: slow })
  await expect(first.ports.http(call, 1)).rejects.toThrow('gone')
  let passed = 0
  const { ports } = reuseTape(base, first.tape(), (milliseconds) => {
    passed += milliseconds
  })
  await expect(ports.http(call, 1)).rejects.toThrow('gone')
  expect(passed).toBe(250)
})
