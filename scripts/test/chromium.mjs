import { existsSync } from 'node:fs'
import { command } from '../setup/command.mjs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const packages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji']

/** The path of a Chromium for the browser tests, installed first where that is possible; undefined where there is none. */
export async function findChromium() {
  const found = places.find((path) => path !== undefined && path !== '' && existsSync(path))
  if (found !== undefined) return found
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) {
    console.log(
      'There is no Chromium. Install one (on Debian: apt-get install chromium) or name one: CHROMIUM_PATH=/path/to/chromium npm test',
    )
    return undefined
  }
  console.log('Installing Chromium…')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await command('apt-get', ['update', '-q'], { quiet: true, env })
  const { code } = await command('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    quiet: true,
    env,
  })
  if (code !== 0) console.log('Chromium could not be installed; the reason stands above.')
  return places.find((path) => path !== undefined && path !== '' && existsSync(path))
}
