import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { AppError } from './app-error.ts'

/**
 * The absolute path of the SQLite file that a database URL names (`file:data/x.db`, `file:/data/x.db`, `file:///data/x.db`).
 * A relative one is taken from `base`. Anything else is refused with the forms that work.
 */
export function databaseFile(url: string, base: string = process.cwd()): string {
  if (!url.startsWith('file:'))
    throw new AppError(
      'invalid',
      `DATABASE_URL is "${hideCredentials(url)}", which is no SQLite file. Write file: and a path, e.g. file:./data/gatewright.db.`,
    )
  if (url.startsWith('file://')) return fileURLToPath(url)
  const path = decodeURIComponent(url.slice('file:'.length))
  return isAbsolute(path) ? path : resolve(base, path)
}

/** The URL by which the SQLite driver opens a file. */
export function fileUrl(path: string): string {
  return pathToFileURL(path).href
}

function hideCredentials(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@')
}
