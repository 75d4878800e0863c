import { AppError } from '@gatewright/db'
import { readEnvironment } from './env.ts'
import { createGateway, type Gateway } from './gateway.ts'
import { readStoredStages } from './stored-stages.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Nothing that a request or a handler does may end the process; what gets this far is a defect, and is told. */
process.on('uncaughtException', (error) => say(`The gateway goes on after an error: ${error.stack ?? error.message}`))
process.on('unhandledRejection', (error) => say(`The gateway goes on after a rejection: ${reasonOf(error)}`))

async function main(): Promise<void> {
  const env = readEnvironment()
  const gateway = createGateway({
    egressAllow: env.EGRESS_ALLOW,
    ...(env.GATEWAY_INTERNAL_TOKEN !== undefined && { internalToken: env.GATEWAY_INTERNAL_TOKEN }),
    ...(env.FORWARD_ACCESS_KEY_ID !== undefined && {
      forwardCredentials: {
        accessKeyId: env.FORWARD_ACCESS_KEY_ID,
        secretAccessKey: env.FORWARD_SECRET_ACCESS_KEY ?? '',
      },
    }),
  })
  if (env.DATABASE_URL !== undefined) {
    await readStoredStages(env.DATABASE_URL).then(gateway.deployments.push, (error: unknown) => {
      // before the first start of the web app there is no database
      if (error instanceof AppError && error.code === 'notFound') return
      say(`No stages were read from the database: ${reasonOf(error)} They come from the web app.`)
    })
  }
  await gateway.internal?.listen(env.GATEWAY_INTERNAL_PORT)
  await openPort(gateway, env.GATEWAY_PORT, env.HOST)
  endOnSignal(gateway)
}

/** `localhost` means both loopback addresses; one of them may be missing on a machine. */
async function openPort({ listener }: Gateway, port: number, host: string): Promise<void> {
  if (host !== 'localhost') return void (await listener.listen(port, host))
  const opened = await listener.listen(port, '127.0.0.1')
  await listener.listen(opened, '::1').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRNOTAVAIL' && error.code !== 'EAFNOSUPPORT') throw error
  })
}

/** Ends when told to: requests that run get four seconds. */
function endOnSignal(gateway: Gateway): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(0), 4000).unref()
    gateway.close().finally(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((error: unknown) => {
  say(`The gateway cannot start: ${reasonOf(error)}`)
  process.exit(1)
})
