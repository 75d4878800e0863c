import type { Variable } from './saved-documents.ts'
import { VariableError, type VariableScope, type VariableValue } from './substitute-variables.ts'

/** Variables that stand beside each other: those of a folder, of the API, of a row of data, of earlier answers. */
export type VariableLayer = {
  /** in words, e.g. `folder Orders` */
  readonly name: string
  readonly variables: readonly Variable[]
  /** values are taken as they are: they came from outside, and what looks like a variable in them is none */
  readonly literal?: boolean
}

/** The variables that a request sees: the innermost layer comes first, and wins. Later rows of one name win over earlier ones. */
export function scopeOf(layers: readonly VariableLayer[]): VariableScope {
  const known = new Map<string, VariableValue>()
  for (const { variables, literal = false } of layers.toReversed())
    for (const { name, value, secret } of variables) known.set(name, { value, secret, literal })
  return { lookup: (name) => known.get(name), names: () => [...known.keys()], where: placesOf(layers) }
}

function placesOf(layers: readonly VariableLayer[]): string {
  const names = layers.map(({ name }) => name)
  return names.length === 0 ? 'nowhere' : names.join(', ')
}

/** A scope that tells which secret variables were looked up in it, with what they stand for. */
export function watchSecrets(
  scope: VariableScope,
  substitute: (text: string, scope: VariableScope) => string,
): { readonly scope: VariableScope; readonly used: () => { name: string; value: string }[] } {
  const names = new Set<string>()
  const lookup = (name: string) => {
    const found = scope.lookup(name)
    if (found?.secret === true) names.add(name)
    return found
  }
  const used = () => [...names].map((name) => ({ name, value: valueIn(name, scope, substitute) ?? '' }))
  return { scope: { ...scope, lookup }, used }
}

/** What must not be shown: the values of secret variables, with everything put in. */
export function secretValues(
  scope: VariableScope,
  substitute: (text: string, scope: VariableScope) => string,
): string[] {
  return scope.names().flatMap((name) => {
    if (scope.lookup(name)?.secret !== true) return []
    const value = valueIn(name, scope, substitute)
    return value === undefined ? [] : [value]
  })
}

/** What a variable stands for, with everything put in; as it was typed where that fails. */
function valueIn(
  name: string,
  scope: VariableScope,
  substitute: (text: string, scope: VariableScope) => string,
): string | undefined {
  const known = scope.lookup(name)
  if (known === undefined) return undefined
  try {
    return known.literal ? known.value : substitute(known.value, scope)
  } catch (error) {
    if (error instanceof VariableError) return known.value
    throw error
  }
}

/**
 * Values that every request of a run has without anybody setting them: `$timestamp` (epoch seconds), `$isoTimestamp`, `$uuid`,
 * `$randomInt` (0 to 999) and `$iteration`, from 1.
 * @param now epoch milliseconds
 * @param random the source of chance: equal chance gives equal values
 */
export function builtInVariables(
  now: number,
  random: { uuid(): string; fraction(): number },
  iteration: number,
): VariableLayer {
  const values = {
    $timestamp: String(Math.floor(now / 1000)),
    $isoTimestamp: new Date(now).toISOString(),
    $uuid: random.uuid(),
    $randomInt: String(Math.floor(random.fraction() * 1000)),
    $iteration: String(iteration),
  }
  const variables = Object.entries(values).map(([name, value]) => ({ name, value, secret: false }))
  return { name: 'built-in values', variables, literal: true }
}
