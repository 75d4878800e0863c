import { spawnSync } from 'node:child_process'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { accountSchema, type Backends, type RestApi, stageSchema } from '@gatewright/definition'
import { MeasuredProcess } from './measured-process.ts'

const folder = fileURLToPath(new URL('../apps/gateway/', import.meta.url))
const token = 'only-for-the-bench-of-one-machine'
const internalPort = 34_702

/** The port on which the measured gateway answers. */
export const gatewayPort = 34_701

/** An API to be served at `/{apiId}/bench`. */
export type ServedApi = { readonly apiId: string; readonly definition: RestApi; readonly backends: Backends }

/** Builds the gateway and starts its process with some APIs deployed. `egressAllow` are hosts that backends may be called at. */
export async function startGateway(apis: readonly ServedApi[], egressAllow = ''): Promise<MeasuredProcess> {
  const built = spawnSync(process.execPath, ['build.mjs'], { cwd: folder, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`the gateway could not be built:\n${built.stderr}`)
  const gateway = new MeasuredProcess(`${folder}dist/main.mjs`, {
    HOST: '127.0.0.1',
    GATEWAY_PORT: String(gatewayPort),
    GATEWAY_INTERNAL_PORT: String(internalPort),
    GATEWAY_INTERNAL_TOKEN: token,
    EGRESS_ALLOW: egressAllow,
  })
  await gateway.answers(`http://127.0.0.1:${gatewayPort}/`)
  await deploy(apis)
  return gateway
}

async function deploy(apis: readonly ServedApi[]): Promise<void> {
  const stages = apis.map(({ apiId, definition, backends }) => ({
    apiId,
    stageName: 'bench',
    stage: stageSchema.parse({ deploymentId: `${apiId}d1` }),
    deployment: { id: `${apiId}d1`, createdAt: 0, definition, backends },
  }))
  const body = JSON.stringify({ stages, account: accountSchema.parse({}) })
  const status = await new Promise<number>((resolve, reject) => {
    const options = {
      port: internalPort,
      method: 'POST',
      path: '/deployments',
      headers: { authorization: `Bearer ${token}` },
    }
    request({ ...options, host: '127.0.0.1' }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end(body)
  })
  if (status !== 200) throw new Error(`the gateway refused the deployments with ${status}`)
}
