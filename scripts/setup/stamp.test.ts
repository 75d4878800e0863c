import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashOf, isStamped, stamp } from './stamp.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-stamp-'))
  write('lock.json', '{}')
  write('src/main.ts', 'one')
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const hash = () => hashOf(['lock.json', 'src', 'not-there'], folder)

it.each([
  ['another content', () => write('src/main.ts', 'two')],
  ['another file', () => write('src/deep/other.ts', 'one')],
  ['another lock', () => write('lock.json', '{"a":1}')],
])('%s changes the hash', (_, change) => {
  const before = hash()
  change()
  expect(hash()).not.toBe(before)
})

it.each([
  ['a test', () => write('src/main.test.ts', 'one')],
  ['what a build makes', () => write('src/.next/cache', 'one')],
  ['types that a build writes beside its configuration', () => write('src/next-env.d.ts', 'one')],
  ['what a check of types remembers', () => write('src/tsconfig.tsbuildinfo', 'one')],
  ['an installed package', () => write('src/node_modules/a/index.js', 'one')],
  ['a link to a folder', () => symlinkSync('..', join(folder, 'src', 'link'))],
  ['a link to nothing', () => symlinkSync('nowhere', join(folder, 'src', 'link'))],
])('%s does not', (_, change) => {
  const before = hash()
  change()
  expect(hash()).toBe(before)
})

it('a stamp holds the value that was written last', () => {
  const file = join(folder, 'made', 'stamp')
  expect(isStamped(file, 'a')).toBe(false)
  stamp(file, 'a')
  stamp(file, 'b')
  expect([isStamped(file, 'a'), isStamped(file, 'b')]).toEqual([false, true])
})
