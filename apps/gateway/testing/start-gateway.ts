import type { Backends, RestApi, Stage } from '@gatewright/definition'
import { accountSchema, backendsSchema, stageSchema } from '@gatewright/definition'
import type { GatewayAnswer } from '@gatewright/engine'
import { sendRaw } from '../conformance/raw-client.ts'
import type { PushedStage } from '../src/deployments.ts'
import { createGateway, type Gateway } from '../src/gateway.ts'

export const token = 'a-token-for-tests-only'
export const account = accountSchema.parse({})

/** A deployed stage of a definition, named `dev` unless told otherwise. */
export function pushedStage(
  apiId: string,
  definition: RestApi,
  given: { stageName?: string; deploymentId?: string; backends?: object; stage?: Partial<Stage> } = {},
): PushedStage {
  const { stageName = 'dev', deploymentId = 'd1', stage = {} } = given
  const backends: Backends = backendsSchema.parse(given.backends ?? {})
  return {
    apiId,
    stageName,
    stage: stageSchema.parse({ ...stage, deploymentId }),
    deployment: { id: deploymentId, createdAt: 0, definition, backends },
  }
}

/** A gateway on free ports of loopback, both its own and the internal one. */
export type RunningGateway = Gateway & {
  readonly port: number
  readonly internalPort: number
  /** Sends a request line such as `GET /abc/dev/x`; header fields go out as given, `Host` first unless given. */
  send(line: string, headers?: { [name: string]: string }, body?: string): Promise<GatewayAnswer>
  /** Calls the internal endpoint with the token unless other headers are given. */
  internally(method: string, path: string, body?: unknown, headers?: { [name: string]: string }): Promise<Response>
}

/** Starts the parts of the process in this one. */
export async function startGateway(egressAllow: readonly string[] = []): Promise<RunningGateway> {
  const gateway = createGateway({ egressAllow, internalToken: token })
  const port = await gateway.listener.listen(0)
  const internalPort = (await gateway.internal?.listen(0)) ?? 0
  return {
    ...gateway,
    port,
    internalPort,
    send: (line, headers = {}, body = '') => {
      const [method = 'GET', target = '/'] = line.split(' ')
      const framing: [string, string][] = body === '' ? [] : [['Content-Length', String(Buffer.byteLength(body))]]
      const host: [string, string][] = 'Host' in headers ? [] : [['Host', `localhost:${port}`]]
      return sendRaw(port, {
        method,
        target,
        protocol: 'HTTP/1.1',
        headers: [...host, ...Object.entries(headers), ...framing],
        body: Buffer.from(body),
        sourceIp: '',
      })
    },
    internally: (method, path, body, headers = { authorization: `Bearer ${token}` }) =>
      fetch(`http://127.0.0.1:${internalPort}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  }
}
