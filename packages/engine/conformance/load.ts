import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { elementTexts, memberText } from './raw-text.ts'
import type { AnyVector } from './vector.ts'

/** A file of vectors; `name` is its path as it is printed. */
export type VectorFile = { readonly name: string; readonly vectors: readonly AnyVector[] }

const sources = new WeakMap<AnyVector, string>()

/** The source text of a member of a vector that was loaded here, where the order of its own members matters. */
export function sourceOf(vector: AnyVector, ...path: readonly string[]): string | undefined {
  const text = sources.get(vector)
  return text === undefined ? undefined : memberText(text, ...path)
}

/**
 * Reads the vectors of files and of all `.json` files below folders, in the order of their names.
 * Throws with the path when one is missing, or holds anything but an array of vectors with different ids.
 */
export function loadVectors(paths: readonly string[], base = process.cwd()): VectorFile[] {
  return paths.flatMap((path) => jsonFiles(resolve(base, path))).map((path) => readVectors(path, base))
}

function jsonFiles(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw new Error(`There is no file or folder ${path}.`)
  if (found.isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name)
      if (entry.isDirectory()) return jsonFiles(inside)
      return entry.name.endsWith('.json') ? [inside] : []
    })
}

function readVectors(path: string, base: string): VectorFile {
  const name = relative(base, path)
  const text = readFileSync(path, 'utf8')
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value)) throw new Error(`${name} is not an array of vectors.`)
  const ids = new Set<string>()
  const texts = elementTexts(text)
  for (const [index, vector] of value.entries()) {
    if (!isVector(vector)) throw new Error(`${name}: entry ${index} is not a vector with an id.`)
    if (ids.has(vector.id)) throw new Error(`${name}: the id ${vector.id} occurs twice.`)
    ids.add(vector.id)
    sources.set(vector, texts[index] ?? '')
  }
  return { name, vectors: value }
}

function isVector(value: unknown): value is AnyVector {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}
