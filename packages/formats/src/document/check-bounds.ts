import type { Json } from '@gatewright/definition'
import { below } from '../json/pointer.ts'
import { ImportError } from '../openapi/import-error.ts'
import { documentLimits } from './limits.ts'

/**
 * Checks that a value stays within {@link documentLimits}, and leaves `__proto__` keys out.
 * Returns the same object where nothing was left out.
 * @throws ImportError for a document that is nested too deeply or holds too many values
 */
export function checkBounds(value: Json): { value: Json; dropped: { pointer: string; reason: string }[] } {
  const dropped: { pointer: string; reason: string }[] = []
  let values = 0

  function visit(entry: Json, pointer: string, depth: number): Json {
    values += 1
    if (values > documentLimits.values)
      throw new ImportError(`The document holds more than ${documentLimits.values} values.`)
    if (depth > documentLimits.depth)
      throw new ImportError(`The document is nested more than ${documentLimits.depth} levels deep.`)
    if (typeof entry !== 'object' || entry === null) return entry
    if (Array.isArray(entry)) {
      let copy: Json[] | undefined
      entry.forEach((item, index) => {
        const checked = visit(item, pointer, depth + 1)
        if (checked !== item) {
          copy ??= [...entry]
          copy[index] = checked
        }
      })
      return copy ?? entry
    }
    let copy: { [key: string]: Json } | undefined
    for (const [key, item] of Object.entries(entry)) {
      if (key === '__proto__') {
        dropped.push({ pointer: below(pointer, key), reason: 'The key __proto__ is never taken over' })
        copy ??= { ...entry }
        delete copy[key]
        continue
      }
      const checked = visit(item, pointer, depth + 1)
      if (checked !== item) {
        copy ??= { ...entry }
        copy[key] = checked
      }
    }
    return copy ?? entry
  }

  return { value: visit(value, '', 0), dropped }
}
