import type { Json } from '@gatewright/definition'
import { isObject } from '../../json/object.ts'

/** Whether a value is a CloudFormation intrinsic: an object with the one key `Ref` or `Fn::…`. `Fn::Transform` and `Condition` objects do not count. */
export function isIntrinsic(value: Json): boolean {
  if (!isObject(value)) return false
  const keys = Object.keys(value)
  const key = keys[0]
  if (keys.length !== 1 || key === undefined) return false
  if (key === 'Ref') return typeof value[key] === 'string'
  return key.startsWith('Fn::') && key !== 'Fn::Transform'
}
