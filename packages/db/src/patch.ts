import type { Design, Json } from '@gatewright/definition'
import { z } from 'zod'
import { AppError } from './app-error.ts'

/** A patch of an edit, as mutative makes them with paths as arrays. */
export const patchSchema = z.strictObject({
  op: z.enum(['add', 'remove', 'replace']),
  path: z.array(z.union([z.string(), z.int().min(0)])),
  /** members that are `undefined` are left out, as JSON leaves them out */
  value: z.unknown().transform(withoutUndefined).optional(),
})
export type Patch = z.infer<typeof patchSchema>

function withoutUndefined(value: unknown): Json | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json)
}

/**
 * Applies patches in order and returns a new value; `value` itself stays as it is. Means what mutative's `apply` means,
 * but takes nothing on trust: a path must exist, keys are own members, arrays grow by one at a time.
 * Throws an AppError `conflict` that names the place when a path is gone.
 */
export function applyPatches(value: Design, patches: readonly Patch[]): unknown {
  let result: Json = value as Json
  for (const patch of patches) result = applyAt(result, patch, 0)
  return result
}

function applyAt(target: Json | undefined, patch: Patch, depth: number): Json {
  if (patch.path.length === depth) {
    if (depth > 0 || patch.op === 'remove' || patch.value === undefined) throw gone(patch)
    return patch.value
  }
  const key = patch.path[depth]
  if (key === undefined || key === '__proto__') throw gone(patch)
  const isLast = depth === patch.path.length - 1
  if (Array.isArray(target)) return isLast ? changeArray(target, key, patch) : descendArray(target, key, patch, depth)
  if (typeof target !== 'object' || target === null) throw gone(patch)
  if (isLast) return changeObject(target, String(key), patch)
  if (!Object.hasOwn(target, key)) throw gone(patch)
  return { ...target, [key]: applyAt(target[key], patch, depth + 1) }
}

function descendArray(target: Json[], key: string | number, patch: Patch, depth: number): Json[] {
  const index = Number(key)
  if (!(Number.isInteger(index) && index >= 0 && index < target.length)) throw gone(patch)
  return target.with(index, applyAt(target[index], patch, depth + 1))
}

function changeObject(target: { [key: string]: Json }, key: string, patch: Patch): Json {
  if (patch.op === 'remove') {
    const { [key]: _removed, ...rest } = target
    return rest
  }
  if (patch.value === undefined) {
    const { [key]: _unset, ...rest } = target
    return rest
  }
  return { ...target, [key]: patch.value }
}

function changeArray(target: Json[], key: string | number, patch: Patch): Json {
  if (key === 'length' && patch.op === 'replace' && typeof patch.value === 'number' && patch.value <= target.length)
    return target.slice(0, patch.value)
  const index = key === '-' ? target.length : Number(key)
  if (!Number.isInteger(index) || index < 0) throw gone(patch)
  switch (patch.op) {
    case 'add':
      if (index > target.length || patch.value === undefined) throw gone(patch)
      return target.toSpliced(index, 0, patch.value)
    case 'replace':
      if (index >= target.length || patch.value === undefined) throw gone(patch)
      return target.with(index, patch.value)
    case 'remove':
      if (index >= target.length) throw gone(patch)
      return target.toSpliced(index, 1)
  }
}

function gone(patch: Patch): AppError {
  return new AppError(
    'conflict',
    `The change cannot be applied: there is no ${patch.path.join('/') || '(whole design)'}.`,
    {
      path: [...patch.path],
    },
  )
}
