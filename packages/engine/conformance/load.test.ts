import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadVectors } from './load.ts'

describe('loadVectors', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vectors-'))
    mkdirSync(join(folder, 'deep'))
    writeFileSync(join(folder, 'b.json'), '[{"id":"b"}]')
    writeFileSync(join(folder, 'deep', 'a.json'), '[{"id":"a"}]')
    writeFileSync(join(folder, 'README.md'), 'no vectors')
    mkdirSync(join(folder, 'bad'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('finds files in folders, in the order of their names', () => {
    expect(loadVectors(['.'], folder).map(({ name }) => name)).toEqual(['b.json', 'deep/a.json'])
  })

  it.each([
    ['an object', '{}', 'is not an array'],
    ['a vector without an id', '[{"id":1}]', 'entry 0 is not a vector'],
    ['an id that occurs twice', '[{"id":"x"},{"id":"x"}]', 'the id x occurs twice'],
  ])('refuses %s, naming the file', (_name, text, message) => {
    const file = join(folder, 'bad', 'bad.json')
    writeFileSync(file, text)
    expect(() => loadVectors(['bad/bad.json'], folder)).toThrow(message)
    rmSync(file)
  })

  it('says which path is missing', () => {
    expect(() => loadVectors(['none'], folder)).toThrow('none')
  })
})
