import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const noNetwork = fileURLToPath(new URL('./no-network.cjs', import.meta.url))

/** A port of loopback that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/** Resolves when a port can be listened on again; throws when that takes more than ten seconds. */
async function released(port: number): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!(await canListen(port))) {
    if (Date.now() > deadline) throw new Error(`port ${port} is still in use after its server ended`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function canListen(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })
}

/**
 * A Gatewright of its own: web app and gateway on free ports, database in a folder of its own. It runs `scripts/start.mjs`
 * in a process group, so that `kill()` ends both processes at once without a chance to write.
 */
export class GatewrightServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'gatewright-e2e-'))
  readonly #isolated: boolean
  #child: ChildProcess | undefined
  #output = ''
  port = 0
  gatewayPort = 0

  /** `isolated`: the processes reach nothing but loopback, and {@link networkAttempts} tells what they tried. */
  constructor(options: { isolated?: boolean } = {}) {
    this.#isolated = options.isolated ?? false
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  get gatewayUrl(): string {
    return `http://localhost:${this.gatewayPort}`
  }

  /** Starts both processes, on the same ports and database as before if it ran before; resolves when both answer. */
  async start(): Promise<void> {
    if (this.port === 0) {
      this.port = await freePort()
      this.gatewayPort = await freePort()
    }
    this.#output = ''
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(this.port),
        GATEWAY_PORT: String(this.gatewayPort),
        DATABASE_URL: `file:${join(this.#folder, 'gatewright.db')}`,
        GATEWRIGHT_NETWORK_LOG: this.#networkLog,
        ...(this.#isolated ? { NODE_OPTIONS: `--require ${noNetwork}` } : {}),
      },
    })
    this.#child = child
    child.stdout?.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString()
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString()
    })
    await this.#answers(`${this.url}/`)
    await this.#answers(`${this.gatewayUrl}/`)
  }

  /** Ends both processes with SIGKILL. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Ends both processes as Ctrl-C does and removes the database. */
  async stop(): Promise<void> {
    await this.#end('SIGINT')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** What the isolated processes tried to reach outside loopback, one attempt a line. */
  networkAttempts(): string[] {
    if (!existsSync(this.#networkLog)) return []
    return readFileSync(this.#networkLog, 'utf8').split('\n').filter(Boolean)
  }

  get #networkLog(): string {
    return join(this.#folder, 'network.log')
  }

  async #answers(url: string): Promise<void> {
    const deadline = Date.now() + 240_000
    while (Date.now() < deadline) {
      if (this.#child?.exitCode !== null) throw new Error(`the server ended before it answered:\n${this.#output}`)
      const answered = await fetch(url).then(
        (response) => response.status > 0,
        () => false,
      )
      if (answered) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`no answer from ${url}:\n${this.#output}`)
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    process.kill(-child.pid, signal)
    await ended
    // the first process of the group may be gone before the others have let go of their ports
    await Promise.all([released(this.port), released(this.gatewayPort)])
  }
}
