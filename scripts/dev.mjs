import { ensureGenerated } from './setup/generate.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { Processes } from './setup/processes.mjs'
import { inRoot } from './setup/root.mjs'
import { checkFree, childEnvironment, readSettings } from './setup/settings.mjs'
import { run } from './setup/words.mjs'

// Both processes from their sources: the web app with hot reload, the gateway restarted when a file changes.
await run(async () => {
  checkNodeVersion()
  const settings = await readSettings()
  await checkFree(settings.port, 'PORT', 'the web app')
  await checkFree(settings.gatewayPort, 'GATEWAY_PORT', 'the gateway')
  await ensureInstalled()
  await ensureGenerated()

  const processes = new Processes()
  const env = { ...process.env, ...childEnvironment(settings), NEXT_DIST_DIR: '.next-dev' }
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
  processes.start('The web app', [next, 'dev', '-p', String(settings.port), '-H', settings.host], {
    cwd: inRoot('apps', 'web'),
    env: { ...env, PORT: String(settings.port) },
  })
  if (await processes.answers(`http://localhost:${settings.port}/`)) {
    const tsx = inRoot('node_modules', 'tsx', 'dist', 'cli.mjs')
    processes.start('The gateway', [tsx, 'watch', '--clear-screen=false', 'src/main.ts'], {
      cwd: inRoot('apps', 'gateway'),
      env,
    })
    if (await processes.answers(`http://localhost:${settings.gatewayPort}/`)) {
      console.log(
        `\nWeb app   http://localhost:${settings.port}\nGateway   http://localhost:${settings.gatewayPort}/{apiId}/{stage}/…\n`,
      )
    }
  }
  process.exitCode = await processes.ended
})
