import { AppError, type InvocationCursor } from '@gatewright/db'
import type { Account, Deployment, Json, Stage } from '@gatewright/definition'
import type { Environment } from './env.ts'

/** A stage as the gateway serves it: everything it needs, so that it looks up nothing. */
export type PushedStage = {
  readonly apiId: string
  readonly stageName: string
  readonly stage: Stage
  readonly deployment: Deployment
  readonly canaryDeployment?: Deployment
}

/** The gateway's internal port. Every call throws `unavailable` when the gateway does not answer. */
export type GatewayClient = {
  /** where people call a stage, e.g. `http://localhost:4000/a1b2c3/dev` */
  invokeUrl(apiId: string, stageName: string): string
  /**
   * Makes the gateway serve exactly these stages of these APIs (of all APIs without `apiIds`). `forgedKeys`: the key set of the
   * token forge, for the place of those of all issuers.
   */
  push(
    stages: readonly PushedStage[],
    account: Account,
    apiIds?: readonly string[] | undefined,
    forgedKeys?: Json | undefined,
  ): Promise<void>
  /** Asks something of the simulated services, see the gateway's services-endpoint. Throws `invalid`, `notFound` as the gateway does. */
  services(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<unknown>
  /**
   * Sends a request through a stage as it is served, with a full trace.
   * @param watching told about every event of the trace while it happens; `signal` ends the waiting, not the request
   */
  invoke(
    input: unknown,
    watching?: { onEvent: (event: unknown) => void; signal?: AbortSignal | undefined },
  ): Promise<unknown>
  /**
   * The records of requests that were answered after a cursor; waits up to `waitMs` for the first. Undefined without a
   * gateway.
   */
  invocations(cursor: InvocationCursor | undefined, waitMs: number): Promise<unknown>
}

/** Talks to the gateway of the environment; without one, `push` does nothing and `invoke` says that none runs. */
export function createGatewayClient(environment: Environment): GatewayClient {
  const { GATEWAY_INTERNAL_URL: url, GATEWAY_INTERNAL_TOKEN: token, GATEWAY_PORT: port } = environment
  const ask = async (
    path: string,
    init: { method: string; body?: string; signal?: AbortSignal },
  ): Promise<Response> => {
    if (url === undefined)
      throw new AppError('unavailable', 'No gateway runs beside this web app. Start both with npm start.')
    const response = await fetch(new URL(path, url), {
      ...init,
      headers: { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' },
    }).catch(() => {
      if (init.signal?.aborted) throw cancelled()
      throw new AppError(
        'unavailable',
        `The gateway does not answer on its internal port. Is its process still running?`,
      )
    })
    if (!response.ok) throw refusalOf(path, response.status, await response.text())
    return response
  }
  const call = async (path: string, init: { method: string; body?: string }): Promise<unknown> => {
    const text = await (await ask(path, init)).text()
    return text === '' ? null : (JSON.parse(text) as unknown)
  }
  const post = (path: string, body: unknown) => call(path, { method: 'POST', body: JSON.stringify(body) })
  return {
    invokeUrl: (apiId, stageName) => `http://localhost:${port}/${apiId}/${stageName}`,
    push: async (stages, account, apiIds, forgedKeys) => {
      if (url === undefined) return
      await post('/deployments', { stages, account, apiIds, forgedKeys })
    },
    services: (method, path, body) =>
      call(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    invoke: async (input, watching) => {
      if (watching === undefined) return await post('/invoke', input)
      const { signal, onEvent } = watching
      const body = JSON.stringify(input)
      return await readStream(
        await ask('/invoke/stream', { method: 'POST', body, ...(signal === undefined ? {} : { signal }) }),
        onEvent,
        signal,
      )
    },
    invocations: async (cursor, waitMs) => {
      if (url === undefined) return undefined
      const from = cursor === undefined ? '' : `start=${encodeURIComponent(cursor.start)}&after=${cursor.sequence}&`
      return await call(`/invocations?${from}wait=${waitMs}`, { method: 'GET' })
    },
  }
}

/** What a send gives that somebody ended. */
function cancelled(): AppError {
  return new AppError(
    'gone',
    'Cancelled. The gateway goes on with the request by itself, as it does when a client hangs up.',
  )
}

/** Reads lines of `{"event"}` until the one with the `{"result"}`. */
async function readStream(
  response: Response,
  onEvent: (event: unknown) => void,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const broken = () =>
    signal?.aborted ? cancelled() : new AppError('unavailable', 'The gateway ended before it had answered.')
  let rest = ''
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const told = JSON.parse(line) as { event?: unknown; result?: unknown }
        if (told.result !== undefined) return told.result
        onEvent(told.event)
      }
    }
  } catch {
    throw broken()
  }
  throw broken()
}

/** What the gateway refuses of the services is the fault of what was asked; anything else is its own. */
function refusalOf(path: string, status: number, text: string): AppError {
  if (path.startsWith('/services') && (status === 400 || status === 404)) {
    const { message } = JSON.parse(text) as { message: string }
    return new AppError(status === 400 ? 'invalid' : 'notFound', message)
  }
  return new AppError('unavailable', `The gateway answered ${status}: ${text.slice(0, 500)}`)
}
