import type { InputPart } from '@gatewright/engine/template'

/** Whether one part of the input holds the other, or is it. */
export function isWithin(inner: InputPart, outer: InputPart): boolean {
  if (inner.input !== outer.input || !inner.path.startsWith(outer.path)) return false
  return inner.path.length === outer.path.length || /^[.[]/.test(inner.path.slice(outer.path.length))
}
