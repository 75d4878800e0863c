import type { Json, JsonObject } from '@gatewright/definition'
import { isObject } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import { isIntrinsic } from './is-intrinsic.ts'
import { resolveIntrinsic } from './resolve-intrinsic.ts'

/** A value that was replaced: where it stood, itself (an intrinsic, or text with pseudo parameters), and what stands there now (undefined: nothing). */
export type Replaced = { pointer: string; original: Json; value: Json | undefined }

/**
 * Replaces every CloudFormation intrinsic of a document by a readable value, so that the API can be designed and run.
 * Objects and lists without intrinsics stay the same objects.
 */
export function resolveIntrinsics(document: JsonObject): { document: JsonObject; replaced: Replaced[] } {
  const replaced: Replaced[] = []

  function visit(value: Json, pointer: string, key: string): Json | undefined {
    if (isIntrinsic(value)) {
      const resolved = resolveIntrinsic(value, { key })
      replaced.push({ pointer, original: value, value: resolved })
      return resolved
    }
    if (Array.isArray(value)) {
      const items = value.map((item, index) => visit(item, below(pointer, index), key))
      return items.every((item, index) => item === value[index]) ? value : items.filter((item) => item !== undefined)
    }
    if (typeof value === 'string' && value.includes('${AWS::')) {
      const resolved = value.replace(serviceVariables, (_, name: string) => serviceValues[name] ?? '')
      if (resolved !== value) replaced.push({ pointer, original: value, value: resolved })
      return resolved
    }
    if (!isObject(value)) return value
    let copy: JsonObject | undefined
    for (const [name, item] of Object.entries(value)) {
      const result = visit(item, below(pointer, name), name)
      if (result === item) continue
      copy ??= { ...value }
      if (result === undefined) delete copy[name]
      else copy[name] = result
    }
    return copy ?? value
  }

  const result = visit(document, '', '')
  return { document: isObject(result) ? result : document, replaced }
}

/** The variables that the service itself replaces in plain text (developer guide: AWS variables for OpenAPI import). */
const serviceVariables = /\$\{AWS::(AccountId|Partition|Region)\}/g
const serviceValues: Record<string, string> = { AccountId: '123456789012', Partition: 'aws', Region: 'us-east-1' }
