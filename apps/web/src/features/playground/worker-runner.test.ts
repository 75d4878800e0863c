import { expect, test } from 'vitest'
import { createWorkerRunner } from './worker-runner.ts'

type Job = { id: number; text: string }
type Answer = { id: number; echo: string }

function setUp() {
  const posted: Job[] = []
  const workers: { terminated: boolean; answer: (message: Answer) => void }[] = []
  let timeout: (() => void) | undefined
  const runner = createWorkerRunner<Job, Answer>(
    () => {
      const state = {
        terminated: false,
        answer: (message: Answer) => worker.onmessage?.call(worker as Worker, { data: message } as MessageEvent),
      }
      const worker: Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'> = {
        onmessage: null,
        onerror: null,
        postMessage: (message: unknown) => void posted.push(message as Job),
        terminate: () => {
          state.terminated = true
        },
      }
      workers.push(state)
      return worker
    },
    {
      limitMs: 1000,
      startMs: 0,
      timers: {
        set: (run) => {
          timeout = run
          return 1
        },
        clear: () => {
          timeout = undefined
        },
      },
    },
  )
  return { runner, posted, workers, expire: () => timeout?.() }
}

test('a job is answered by the message with its id', async () => {
  const { runner, posted, workers } = setUp()
  const answer = runner.run({ text: 'a' })
  workers[0]?.answer({ id: 99, echo: 'stale' })
  workers[0]?.answer({ id: posted[0]?.id ?? 0, echo: 'a' })
  expect(await answer).toMatchObject({ echo: 'a' })
})

test('a job that takes too long is ended with its worker, and the next gets a new one', async () => {
  const { runner, posted, workers, expire } = setUp()
  const endless = runner.run({ text: 'endless' })
  expire()
  expect(await endless).toBe('timeout')
  expect(workers[0]?.terminated).toBe(true)
  const next = runner.run({ text: 'b' })
  workers[1]?.answer({ id: posted[1]?.id ?? 0, echo: 'b' })
  expect(await next).toMatchObject({ echo: 'b' })
})

test('jobs that were overtaken while one ran are dropped', async () => {
  const { runner, posted, workers } = setUp()
  const first = runner.run({ text: 'a' })
  const overtaken = runner.run({ text: 'b' })
  const newest = runner.run({ text: 'c' })
  expect(await overtaken).toBe('superseded')
  workers[0]?.answer({ id: posted[0]?.id ?? 0, echo: 'a' })
  await first
  expect(posted.map(({ text }) => text)).toEqual(['a', 'c'])
  workers[0]?.answer({ id: posted[1]?.id ?? 0, echo: 'c' })
  expect(await newest).toMatchObject({ echo: 'c' })
})
