import type { Json } from '@gatewright/definition'
import { searches } from './pattern.ts'

/** The first place at which an actual value is not what was expected; `path` is written as in JavaScript, `$` being the whole. */
export type Mismatch = { readonly path: string; readonly expected: string; readonly actual: string }

/** How a marker judges a value; undefined: it holds. */
type Marker = (argument: Json, actual: Json | undefined, path: string) => Mismatch | undefined

const markers: { readonly [name: string]: Marker } = {
  $any: (_argument, actual, path) => (actual === undefined ? differ(path, 'any value', actual) : undefined),
  $type: (argument, actual, path) =>
    typeName(actual) === argument ? undefined : differ(path, `a ${String(argument)}`, actual),
  $matches: (argument, actual, path) =>
    typeof actual === 'string' && typeof argument === 'string' && searches(argument, actual)
      ? undefined
      : differ(path, `a string that ${String(argument)} matches`, actual),
  $subset: (argument, actual, path) => matchSubset(argument, actual, path),
  $set: (argument, actual, path) => matchSet(argument, actual, path),
  $absent: (_argument, actual, path) => (actual === undefined ? undefined : differ(path, 'nothing', actual)),
}

/** Finds the first difference between an expectation, markers included, and a value; undefined when there is none. */
export function match(expected: Json, actual: Json | undefined, path = '$'): Mismatch | undefined {
  if (Array.isArray(expected)) return matchList(expected, actual, path)
  if (typeof expected !== 'object' || expected === null) {
    return expected === actual ? undefined : differ(path, show(expected), actual)
  }
  const [name, ...others] = Object.keys(expected)
  const marker = name !== undefined && others.length === 0 && Object.hasOwn(markers, name) ? markers[name] : undefined
  if (marker !== undefined && name !== undefined) return marker(expected[name] ?? null, actual, path)
  return matchObject(expected, actual, path)
}

function matchObject(expected: { [name: string]: Json }, actual: Json | undefined, path: string): Mismatch | undefined {
  if (!isObject(actual)) return differ(path, show(expected), actual)
  for (const [name, value] of Object.entries(expected)) {
    const found = match(value, ownValue(actual, name), memberPath(path, name))
    if (found !== undefined) return found
  }
  const extra = Object.keys(actual).find((name) => !Object.hasOwn(expected, name))
  return extra === undefined ? undefined : differ(memberPath(path, extra), 'no such member', actual[extra])
}

function matchSubset(expected: Json, actual: Json | undefined, path: string): Mismatch | undefined {
  if (!isObject(expected) || !isObject(actual)) return differ(path, `an object with ${show(expected)}`, actual)
  for (const [name, value] of Object.entries(expected)) {
    const found = match(value, ownValue(actual, name), memberPath(path, name))
    if (found !== undefined) return found
  }
  return undefined
}

function matchList(expected: readonly Json[], actual: Json | undefined, path: string): Mismatch | undefined {
  if (!Array.isArray(actual)) return differ(path, show([...expected]), actual)
  for (const [index, value] of expected.entries()) {
    const found = match(value, actual[index], `${path}[${index}]`)
    if (found !== undefined) return found
  }
  if (actual.length === expected.length) return undefined
  return differ(`${path}[${expected.length}]`, 'the end of the list', actual[expected.length])
}

/** Each expected member has a partner of its own among the actual ones, and none is left over. */
function matchSet(expected: Json, actual: Json | undefined, path: string): Mismatch | undefined {
  if (!Array.isArray(expected) || !Array.isArray(actual)) return differ(path, `a list of ${show(expected)}`, actual)
  const rest = [...actual]
  for (const value of expected) {
    const index = rest.findIndex((candidate) => match(value, candidate) === undefined)
    if (index < 0) return differ(path, `a list, in any order, with ${show(value)}`, actual)
    rest.splice(index, 1)
  }
  return rest.length === 0 ? undefined : differ(path, `a list, in any order, without ${show(rest[0])}`, actual)
}

function ownValue(object: { [name: string]: Json }, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function memberPath(path: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`
}

function differ(path: string, expected: string, actual: Json | undefined): Mismatch {
  return { path, expected, actual: show(actual) }
}

/** A value as text for people; long ones are cut in the middle of the report, not here. */
export function show(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

export function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeName(value: Json | undefined): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
