import { accountSchema, type RestApi, stageSchema } from '@gatewright/definition'
import { replayTape } from '@gatewright/engine'
import { afterAll, expect, test } from 'vitest'
import { getExample } from './examples.ts'
import { runOnPorts } from './run-on-ports.ts'
import { invocationOf, type Simulation, simulate } from './simulate.ts'
import { endSession, sessionState } from './simulation-session.ts'

const { design } = getExample('petstore-mock')
const [first] = getExample('petstore-mock').requests
const simulationAt = (clock: number): Simulation => ({
  apiId: 'a1b2c3d4e5',
  definition: design.definition as RestApi,
  backends: design.backends,
  stageName: 'dev',
  stage: stageSchema.parse({ methodSettings: { '*/*': { throttlingBurstLimit: 1, throttlingRateLimit: 1 } } }),
  deploymentId: 'draft',
  account: accountSchema.parse({}),
  domainName: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
  request: first?.request ?? { method: 'GET', path: '/', headers: [], body: '' },
  seed: 42,
  clock,
})
const start = 1_795_000_000_000

/** Three requests, the third of them two seconds of virtual time later. */
async function three(session: string | undefined) {
  const runs = []
  for (const clock of [start, start, start + 2000]) {
    const shared = session === undefined ? undefined : sessionState('a', session, undefined)
    runs.push(await simulate(simulationAt(clock), shared === undefined ? {} : { shared }))
  }
  return runs
}
const statuses = (runs: Awaited<ReturnType<typeof three>>) => runs.map(({ outcome }) => outcome.answer.status)

afterAll(async () => {
  for (const session of ['one', 'two']) await endSession('a', session)
})

test('buckets are carried from simulation to simulation of one session, over virtual time, and by no other', async () => {
  const carried = await three('one')
  expect(statuses(carried)).toEqual([200, 429, 200])
  expect(statuses(await three(undefined))).toEqual([200, 200, 200])
  expect(await three('two')).toEqual(carried)
})

test('a run of a session is replayed from its tape alone', async () => {
  await endSession('a', 'one')
  const throttled = (await three('one'))[1]
  if (throttled === undefined) throw new Error('there is no run')
  const { tape, calledAnew: _anew, ...result } = throttled
  const replayed = await runOnPorts(invocationOf(simulationAt(start)), replayTape(JSON.parse(JSON.stringify(tape))))
  expect(replayed).toEqual(result)
})

test('a session that ended begins anew', async () => {
  const former = sessionState('a', 'two', undefined)
  expect(sessionState('a', 'two', undefined)).toBe(former)
  await endSession('a', 'two')
  expect(sessionState('a', 'two', undefined)).not.toBe(former)
})
