import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const reportUsage = fileURLToPath(new URL('./report-usage.mjs', import.meta.url))

/** A Node.js process whose CPU time can be asked for. */
export class MeasuredProcess {
  readonly #child: ChildProcess
  #output = ''

  constructor(script: string, env: { readonly [name: string]: string }) {
    this.#child = spawn(process.execPath, ['--expose-gc', '--import', reportUsage, script], {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString()
      })
    }
  }

  /** Microseconds of CPU, user and system together, since the process began. */
  async cpuMicros(): Promise<number> {
    return await this.#ask('cpu')
  }

  /** Bytes of the heap after a collection. */
  async heapBytes(): Promise<number> {
    return await this.#ask('heap')
  }

  async #ask(question: 'cpu' | 'heap'): Promise<number> {
    return await new Promise((resolve, reject) => {
      const settle = (then: () => void) => {
        clearTimeout(timer)
        this.#child.off('message', answered)
        this.#child.off('exit', ended)
        then()
      }
      const answered = (answer: unknown) => settle(() => resolve(Number(answer)))
      const ended = () => settle(() => reject(new Error(`the process ended:\n${this.#output}`)))
      const timer = setTimeout(() => settle(() => reject(new Error(`no answer about ${question}`))), 30_000)
      this.#child.once('message', answered)
      this.#child.once('exit', ended)
      this.#child.send(question, (error) => (error === null ? undefined : settle(() => reject(error))))
    })
  }

  /** Resolves when `url` answers; throws with the output of the process when it ends before. */
  async answers(url: string): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      if (this.#child.exitCode !== null) throw new Error(`the process ended:\n${this.#output}`)
      const answered = await fetch(url).then(
        (response) => response.arrayBuffer().then(() => true),
        () => false,
      )
      if (answered) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`no answer from ${url}:\n${this.#output}`)
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGTERM')
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 3_000)
    await ended
    clearTimeout(timer)
  }
}
