import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inRoot } from '../setup/root.mjs'

// Two passes: all imports against the import directions, imports of values against cycles and the server's code.
// Usage: node scripts/boundaries/main.mjs [folder to check; the checkout by default]
const cwd = process.argv[2] ?? inRoot()
const cruise = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
const folders = ['packages', 'apps'].filter((folder) => existsSync(`${cwd}/${folder}`))

const codes = ['all', 'values'].map((imports) => {
  const args = [
    '--import',
    inRoot('scripts/boundaries/parse.mjs'),
    cruise,
    '--config',
    inRoot('.dependency-cruiser.cjs'),
    ...folders,
  ]
  return (
    spawnSync(process.execPath, args, { cwd, stdio: 'inherit', env: { ...process.env, BOUNDARIES: imports } }).status ??
    1
  )
})
process.exitCode = codes.every((code) => code === 0) ? 0 : 1
