import { spawn } from 'node:child_process'

/**
 * Child processes that live and die together: when one ends, or this process is told to, the others are asked to end,
 * and killed when they have not after five seconds. They stay in this process's group, so Ctrl-C reaches them too.
 */
export class Processes {
  #children = new Map()
  #ending = false
  #exitCode = 0
  #ended
  #resolveEnded

  constructor() {
    this.#ended = new Promise((resolve) => {
      this.#resolveEnded = resolve
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => this.end(0))
  }

  get ending() {
    return this.#ending
  }

  /** Resolves to the exit code when all have ended. */
  get ended() {
    return this.#ended
  }

  /** Starts a Node.js program; `name` stands in what is said about it. */
  start(name, args, options) {
    const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] })
    this.#children.set(name, child)
    child.once('exit', (code, signal) => {
      this.#children.delete(name)
      if (!this.#ending) {
        console.error(
          `\n${name} ended${signal === null ? ` with exit code ${code}` : ` by ${signal}`}; so everything is ended.`,
        )
        this.end(code === null || code === 0 ? 1 : code)
      }
      if (this.#children.size === 0) this.#resolveEnded(this.#exitCode)
    })
  }

  /** Asks all to end. */
  end(exitCode) {
    if (this.#ending) return
    this.#ending = true
    this.#exitCode = exitCode
    if (this.#children.size === 0) this.#resolveEnded(exitCode)
    for (const child of this.#children.values()) child.kill('SIGTERM')
    setTimeout(() => {
      for (const child of this.#children.values()) child.kill('SIGKILL')
    }, 5_000).unref()
  }

  /** Resolves to true when `url` answers, to false when the processes end before. */
  async answers(url) {
    while (!this.#ending) {
      const answered = await fetch(url, { redirect: 'manual' }).then(
        (response) => response.arrayBuffer().then(() => true),
        () => false,
      )
      if (answered) return true
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return false
  }
}
