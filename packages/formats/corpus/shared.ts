import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A folder of the test material beside the checkout (or where GATEWRIGHT_SHARED says); undefined where there is none. */
export function sharedFolder(...names: string[]): string | undefined {
  const root = process.env.GATEWRIGHT_SHARED ?? join(dirname(fileURLToPath(import.meta.url)), '../../../../shared')
  const folder = join(root, ...names)
  return existsSync(folder) ? folder : undefined
}
