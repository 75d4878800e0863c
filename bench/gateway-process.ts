import { request } from 'node:http'
import { accountSchema, type Backends, type RestApi, type Stage, stageSchema } from '@gatewright/definition'
import { freePort } from './free-port.ts'
import { buildGateway, type Variant } from './gateway-build.ts'
import { MeasuredProcess } from './measured-process.ts'

const token = 'only-for-the-bench-of-one-machine'
/** no bucket runs empty: throttling is at work, refusals are not what is measured */
const account = accountSchema.parse({ throttleSettings: { rateLimit: 1e9, burstLimit: 1_000_000_000 } })

/** An API to be served at `/{apiId}/{stage}`; one stage named `bench` unless others are given. */
export type ServedApi = {
  readonly apiId: string
  readonly definition: RestApi
  readonly backends: Backends
  readonly stages?: { readonly [stageName: string]: Partial<Stage> }
}

/** The gateway's process, measured, and the port of its stages. */
export type BenchGateway = { readonly process: MeasuredProcess; readonly port: number; end(): Promise<void> }

/** Starts a gateway with some APIs deployed. `egressAllow`: hosts that backends may be called at. */
export async function startGateway(
  apis: readonly ServedApi[],
  { egressAllow = '', variant = 'product' as Variant } = {},
): Promise<BenchGateway> {
  const script = await buildGateway(variant)
  const port = await freePort()
  const internalPort = await freePort()
  const process = new MeasuredProcess(script, {
    HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    GATEWAY_INTERNAL_PORT: String(internalPort),
    GATEWAY_INTERNAL_TOKEN: token,
    EGRESS_ALLOW: egressAllow,
  })
  try {
    await process.answers(`http://127.0.0.1:${port}/`)
    await deploy(internalPort, apis)
  } catch (error) {
    await process.end()
    throw error
  }
  return { process, port, end: () => process.end() }
}

async function deploy(internalPort: number, apis: readonly ServedApi[]): Promise<void> {
  const pushed = apis.flatMap(({ apiId, definition, backends, stages = { bench: {} } }) =>
    Object.entries(stages).map(([stageName, settings]) => ({
      apiId,
      stageName,
      stage: stageSchema.parse({ ...settings, deploymentId: `${apiId}d1` }),
      deployment: { id: `${apiId}d1`, createdAt: 0, definition, backends },
    })),
  )
  const status = await new Promise<number>((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: internalPort,
      method: 'POST',
      path: '/deployments',
      headers: { authorization: `Bearer ${token}` },
    }
    request(options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end(JSON.stringify({ stages: pushed, account }))
  })
  if (status !== 200) throw new Error(`the gateway refused the deployments with ${status}`)
}
