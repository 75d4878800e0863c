/** Each member of a union keeps its own shape. */
type WithoutId<Job> = Job extends { id: number } ? Omit<Job, 'id'> : never

type Timers = { set: (run: () => void, ms: number) => number; clear: (handle: number) => void }

/** Runs jobs in a worker, one at a time, the newest first; a job that was overtaken before it began is dropped. */
export type WorkerRunner<Request, Answer> = {
  run(job: WithoutId<Request>): Promise<Answer | 'timeout' | 'superseded'>
  dispose(): void
}

/**
 * @param make makes a fresh worker; it answers each `{ id, … }` with one message that has the same id
 * @param options.limitMs a job that takes longer is ended with its worker; the next gets a new one
 * @param options.startMs what the first job of a worker may take on top, since its code loads then
 */
export function createWorkerRunner<Request extends { id: number }, Answer extends { id: number }>(
  make: () => Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>,
  options: { limitMs: number; startMs: number; timers: Timers },
): WorkerRunner<Request, Answer> {
  type Job = { message: Request; settle: (answer: Answer | 'timeout' | 'superseded') => void }
  let worker: ReturnType<typeof make> | undefined
  let running: Job | undefined
  let waiting: Job | undefined
  let timer = 0
  let nextId = 1

  function finish(answer: Answer | 'timeout') {
    options.timers.clear(timer)
    const done = running
    running = undefined
    done?.settle(answer)
    const next = waiting
    waiting = undefined
    if (next !== undefined) start(next)
  }

  function start(job: Job) {
    running = job
    const startMs = worker === undefined ? options.startMs : 0
    worker ??= connect()
    timer = options.timers.set(() => {
      end()
      finish('timeout')
    }, options.limitMs + startMs)
    worker.postMessage(job.message)
  }

  function connect() {
    const made = make()
    made.onmessage = (event: MessageEvent<Answer>) => {
      if (event.data.id === running?.message.id) finish(event.data)
    }
    made.onerror = () => {
      end()
      finish('timeout')
    }
    return made
  }

  function end() {
    worker?.terminate()
    worker = undefined
  }

  return {
    run(job) {
      return new Promise((settle) => {
        const entry: Job = { message: { ...job, id: nextId++ } as unknown as Request, settle }
        if (running === undefined) {
          start(entry)
          return
        }
        waiting?.settle('superseded')
        waiting = entry
      })
    },
    dispose() {
      options.timers.clear(timer)
      end()
      running?.settle('superseded')
      waiting?.settle('superseded')
      running = undefined
      waiting = undefined
    },
  }
}
