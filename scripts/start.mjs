import { ensureBuilt, gatewayEntry } from './setup/build.mjs'
import { ensureGenerated } from './setup/generate.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { Processes } from './setup/processes.mjs'
import { inRoot } from './setup/root.mjs'
import { checkFree, childEnvironment, readSettings } from './setup/settings.mjs'
import { run, secondsSince } from './setup/words.mjs'

await run(async () => {
  const started = Date.now()
  checkNodeVersion()
  const settings = await readSettings()
  await checkFree(settings.port, 'PORT', 'the web app')
  await checkFree(settings.gatewayPort, 'GATEWAY_PORT', 'the gateway')
  await ensureInstalled()
  await ensureGenerated()
  await ensureBuilt()

  const processes = new Processes()
  const env = { ...process.env, NODE_ENV: 'production', ...childEnvironment(settings) }
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
  // The gateway first: whoever sees the page can call what is deployed.
  processes.start('The gateway', [gatewayEntry], { cwd: inRoot('apps', 'gateway'), env })
  if (await processes.answers(`http://localhost:${settings.gatewayPort}/`)) {
    processes.start('The web app', [next, 'start', '-p', String(settings.port), '-H', settings.host], {
      cwd: inRoot('apps', 'web'),
      env: { ...env, PORT: String(settings.port) },
    })
    if (await processes.answers(`http://localhost:${settings.port}/`)) {
      console.log(`
Gatewright is ready (${secondsSince(started)}).

  Web app   http://localhost:${settings.port}
  Gateway   http://localhost:${settings.gatewayPort}/{apiId}/{stage}/…

Ctrl-C ends both.`)
    }
  }
  process.exitCode = await processes.ended
})
