import { existsSync, readFileSync } from 'node:fs'
import { command, npm } from './command.mjs'
import { inRoot } from './root.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'
import { Refusal, secondsSince } from './words.mjs'

const stampFile = inRoot('node_modules', '.gatewright-install')

/** Installs the dependencies of the lock when they are not there. */
export async function ensureInstalled() {
  const wanted = hashOf(['package-lock.json'])
  if (isStamped(stampFile, wanted)) return
  if (!isInstalled()) {
    console.log('Installing dependencies (the first time takes a minute)…')
    const started = Date.now()
    const { code } = await command(npm, [
      existsSync(inRoot('node_modules')) ? 'install' : 'ci',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ])
    if (code !== 0) {
      throw new Refusal(
        `npm could not install the dependencies (exit code ${code}); its reason stands above. Check the network or the npm registry and run the command again.`,
      )
    }
    console.log(`Dependencies installed in ${secondsSince(started)}.`)
  }
  stamp(stampFile, wanted)
}

/** Whether node_modules holds what the lock asks for, by npm's own record of it. */
function isInstalled() {
  const record = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional || entry.peer) return true
    return (
      installed[path] !== undefined &&
      installed[path].version === entry.version &&
      installed[path].resolved === entry.resolved
    )
  })
}
