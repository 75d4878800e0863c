import { type AttributeValue, emptyItem, type Item } from './attribute-value.ts'
import { type Path, pathText } from './expression.ts'
import type { ExpressionAttributes } from './expression-attributes.ts'
import { ExpressionReader } from './expression-reader.ts'

type Wanted = Map<string | number, Wanted | 'all'>

/** Parses a projection expression. @throws ServiceError `ValidationException`, also for two paths that overlap */
export function parseProjection(text: string, attributes: ExpressionAttributes): Path[] {
  const reader = new ExpressionReader('ProjectionExpression', text, attributes)
  const paths: Path[] = []
  do {
    const path = reader.path()
    for (const other of paths) {
      const [shorter, longer] = other.length <= path.length ? [other, path] : [path, other]
      if (shorter.every((part, at) => part === longer[at]))
        reader.refuse(
          `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${pathText(other)}, path two: ${pathText(path)}`,
        )
    }
    paths.push(path)
  } while (reader.takeSymbol(','))
  reader.expectEnd()
  return paths
}

/** The parts of an item that lie at the paths, in their places; elements of lists close up. */
export function projectItem(item: Item, paths: readonly Path[]): Item {
  const wanted: Wanted = new Map()
  for (const path of paths) {
    let at = wanted
    for (const [index, part] of path.entries()) {
      if (index === path.length - 1) at.set(part, 'all')
      else {
        const next = at.get(part)
        const deeper: Wanted = next instanceof Map ? next : new Map()
        at.set(part, deeper)
        at = deeper
      }
    }
  }
  return projectMap(item, wanted)
}

function projectMap(map: Item, wanted: Wanted): Item {
  const kept = emptyItem()
  for (const [part, deeper] of wanted) {
    const value = typeof part === 'string' && Object.hasOwn(map, part) ? map[part] : undefined
    const projected = value === undefined ? undefined : project(value, deeper)
    if (projected !== undefined) kept[part] = projected
  }
  return kept
}

function project(value: AttributeValue, wanted: Wanted | 'all'): AttributeValue | undefined {
  if (wanted === 'all') return value
  if ('M' in value) {
    const map = projectMap(value.M, wanted)
    return Object.keys(map).length === 0 ? undefined : { M: map }
  }
  if (!('L' in value)) return undefined
  const entries: AttributeValue[] = []
  for (const [index, deeper] of [...wanted].sort(([left], [right]) => Number(left) - Number(right))) {
    const entry = typeof index === 'number' ? value.L[index] : undefined
    const projected = entry === undefined ? undefined : project(entry, deeper)
    if (projected !== undefined) entries.push(projected)
  }
  return entries.length === 0 ? undefined : { L: entries }
}
