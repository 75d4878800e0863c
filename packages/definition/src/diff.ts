import type { ApiDefinition } from './api.ts'
import type { Backends } from './backend.ts'
import type { Json } from './json.ts'
import { isPathPrefix, type Path } from './path.ts'

/** What a deployment holds, and what a draft is compared with. */
export type Deployable = { definition: ApiDefinition; backends: Backends }

/**
 * One changed thing: a method, a resource without its methods, an authorizer, a model, a function, or a member of the
 * API itself. `members` are the places inside it that differ, each with the values before and after.
 */
export type DefinitionChange = {
  kind: 'added' | 'removed' | 'changed'
  /** what it is, in API Gateway's words: `method`, `resource`, `authorizer`, `model`, `function`, … */
  noun: string
  path: Path
  members: { path: Path; before?: Json; after?: Json }[]
}

/** Where a thing begins: the deepest of these that is a prefix of a changed place names the change. `*` is any key. */
const things: readonly { noun: string; path: Path }[] = [
  { noun: 'method', path: ['definition', 'resources', '*', 'methods', '*'] },
  { noun: 'resource', path: ['definition', 'resources', '*'] },
  { noun: 'authorizer', path: ['definition', 'authorizers', '*'] },
  { noun: 'model', path: ['definition', 'models', '*'] },
  { noun: 'request validator', path: ['definition', 'requestValidators', '*'] },
  { noun: 'gateway response', path: ['definition', 'gatewayResponses', '*'] },
  { noun: 'route', path: ['definition', 'routes', '*'] },
  { noun: 'integration', path: ['definition', 'integrations', '*'] },
  { noun: 'function', path: ['backends', 'functions', '*'] },
  { noun: 'HTTP endpoint', path: ['backends', 'http', '*'] },
  { noun: 'AWS service', path: ['backends', 'aws', '*'] },
  { noun: 'API', path: ['definition'] },
]

/**
 * What a deployment of `after` would change of `before`, one entry for each thing that differs, in the order of the
 * things. Equal designs give an empty list. Paths begin with `definition` or `backends`.
 */
export function diffDefinitions(before: Deployable, after: Deployable): DefinitionChange[] {
  const places: { path: Path; before?: Json; after?: Json }[] = []
  for (const member of ['definition', 'backends'] as const) {
    comparePlaces([member], before[member] as Json, after[member] as Json, places)
  }
  const changes = new Map<string, DefinitionChange>()
  for (const place of places) {
    const { noun, path } = thingAt(place.path)
    const key = JSON.stringify(path)
    const change = changes.get(key) ?? { kind: 'changed' as const, noun, path, members: [] }
    change.members.push(place)
    changes.set(key, change)
  }
  return [...changes.values()]
    .map((change) => withKind(change))
    .filter((change, _, all) => !isPartOfAnother(change, all))
}

function comparePlaces(
  path: Path,
  before: Json | undefined,
  after: Json | undefined,
  places: { path: Path; before?: Json; after?: Json }[],
) {
  if (before === after) return
  if (isMap(before) && isMap(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      comparePlaces([...path, key], before[key], after[key], places)
    return
  }
  if (before !== undefined && after !== undefined && JSON.stringify(before) === JSON.stringify(after)) return
  places.push({ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) })
}

function isMap(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function thingAt(place: Path): { noun: string; path: Path } {
  for (const { noun, path } of things) {
    if (path.length <= place.length && path.every((key, index) => key === '*' || key === place[index])) {
      return { noun, path: place.slice(0, path.length) }
    }
  }
  return { noun: 'backend', path: place.slice(0, 2) }
}

function withKind(change: DefinitionChange): DefinitionChange {
  const whole = change.members.find((member) => member.path.length === change.path.length)
  if (whole === undefined || change.noun === 'API') return change
  return { ...change, kind: whole.before === undefined ? 'added' : whole.after === undefined ? 'removed' : 'changed' }
}

/** The methods of a resource that is added or removed as a whole are not changes of their own. */
function isPartOfAnother(change: DefinitionChange, all: readonly DefinitionChange[]): boolean {
  return all.some((other) => other !== change && other.kind !== 'changed' && isPathPrefix(other.path, change.path))
}
