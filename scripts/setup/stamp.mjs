import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './root.mjs'

const skipped = new Set([
  'node_modules',
  '.next',
  'dist',
  'generated',
  'golden',
  'conformance',
  'testing',
  'fuzz',
  'corpus',
  'next-env.d.ts',
])
const isLeftOut = /\.((test|contract)\.tsx?|tsbuildinfo)$/

/** SHA-256 over names and contents of files and of all files below folders; links, tests and made files are left out. */
export function hashOf(paths, base = root) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((path) => filesOf(join(base, path))).sort()) {
    hash.update(relative(base, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name) || entry.name.startsWith('.next')) return []
    if (entry.isDirectory()) return filesOf(join(path, entry.name))
    return entry.isFile() && !isLeftOut.test(entry.name) ? [join(path, entry.name)] : []
  })
}

/** Whether a stamp file holds this value. */
export function isStamped(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value
}

/** Writes a stamp file. */
export function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}
