import type { Comparison } from './template-case.ts'

/** What is other than expected, in one sentence with its place; undefined when the output is as it should be. */
export function compareOutput(output: string, expected: string, comparison: Comparison): string | undefined {
  if (comparison === 'exact') return output === expected ? undefined : firstDifference(output, expected)
  const given = parse(output)
  const wanted = parse(expected)
  if (comparison === 'json') {
    if (wanted === undefined) return 'What is expected is not JSON.'
    return given === undefined ? 'The output is not JSON.' : differenceAt('$', given.value, wanted.value, false)
  }
  if (given !== undefined && wanted !== undefined && typeof wanted.value === 'object')
    return differenceAt('$', given.value, wanted.value, true)
  return output.includes(expected) ? undefined : 'The output does not hold this text.'
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

function firstDifference(output: string, expected: string): string {
  let at = 0
  while (at < output.length && at < expected.length && output[at] === expected[at]) at++
  const before = output.slice(0, at)
  const place = `Line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`
  return `${place}: expected ${shown(expected.slice(at))}, got ${shown(output.slice(at))}.`
}

function shown(rest: string): string {
  if (rest === '') return 'the end'
  return `\`${JSON.stringify(rest.slice(0, 24)).slice(1, -1)}\``
}

const deepest = 200

/** `isPart`: members and items beyond those wanted do not matter. */
function differenceAt(path: string, given: unknown, wanted: unknown, isPart: boolean, depth = 0): string | undefined {
  if (depth > deepest) return `\`${path}\` is nested too deeply to compare.`
  if (typeof wanted !== 'object' || wanted === null || typeof given !== 'object' || given === null) {
    if (Object.is(given, wanted) || given === wanted) return undefined
    return `\`${path}\`: expected \`${text(wanted)}\`, got \`${text(given)}\`.`
  }
  if (Array.isArray(wanted) !== Array.isArray(given))
    return `\`${path}\`: expected ${Array.isArray(wanted) ? 'a list' : 'an object'}, got ${Array.isArray(given) ? 'a list' : 'an object'}.`
  for (const [name, value] of Object.entries(wanted)) {
    const inner = Array.isArray(wanted) ? `${path}[${name}]` : `${path}.${name}`
    if (!Object.hasOwn(given, name)) return `\`${inner}\` is missing.`
    const difference = differenceAt(inner, Reflect.get(given, name), value, isPart, depth + 1)
    if (difference !== undefined) return difference
  }
  if (isPart) return undefined
  const extra = Object.keys(given).find((name) => !Object.hasOwn(wanted, name))
  if (extra === undefined) return undefined
  return `\`${Array.isArray(given) ? `${path}[${extra}]` : `${path}.${extra}`}\` is not expected.`
}

function text(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60)
}
