import { existsSync } from 'node:fs'
import { command } from './command.mjs'
import { inRoot } from './root.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'
import { Refusal, secondsSince } from './words.mjs'

const stampFile = inRoot('apps', 'web', '.next', '.gatewright-build')
const sources = ['apps', 'packages', 'prisma', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.pure.json']

/** The gateway's bundle. */
export const gatewayEntry = inRoot('apps', 'gateway', 'dist', 'main.mjs')

/** Builds both apps for production when their sources changed since the last build. */
export async function ensureBuilt() {
  const wanted = `${hashOf(sources)} ${process.versions.node.split('.')[0]}`
  if (isStamped(stampFile, wanted) && existsSync(gatewayEntry)) return
  console.log('Building for production…')
  const started = Date.now()
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const gateway = await command(process.execPath, ['build.mjs'], { cwd: inRoot('apps', 'gateway'), quiet: true, env })
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
  const web =
    gateway.code === 0
      ? await command(process.execPath, [next, 'build'], { cwd: inRoot('apps', 'web'), quiet: true, env })
      : gateway
  if (web.code !== 0) throw new Refusal('The production build failed; the reason stands above.')
  stamp(stampFile, wanted)
  console.log(`Built in ${secondsSince(started)}.`)
}
