import { Worker } from 'node:worker_threads'

export type Watchdog = { begin(run: number): void; pause(): void; end(): void }

/** A thread that ends the process when a run hangs; it works while the main thread cannot. */
const source = `
const { workerData } = require('node:worker_threads')
const state = new Int32Array(workerData.state)
let seen = -1
let since = Date.now()
setInterval(() => {
  const run = Atomics.load(state, 0)
  if (run !== seen || run < 0) { seen = run; since = Date.now(); return }
  if (Date.now() - since < workerData.longest * 2) return
  require('node:fs').writeSync(1, 'run ' + run + ': hangs; repeat it with --only ' + run + '\\n')
  process.kill(process.pid, 'SIGKILL')
}, 500)
`

/** @param longest milliseconds that a run may take */
export function startWatchdog(longest: number): Watchdog {
  const shared = new SharedArrayBuffer(4)
  const state = new Int32Array(shared)
  const worker = new Worker(source, { eval: true, workerData: { state: shared, longest } })
  worker.unref()
  return {
    begin: (run) => Atomics.store(state, 0, run),
    pause: () => Atomics.store(state, 0, -1),
    end: () => void worker.terminate(),
  }
}
