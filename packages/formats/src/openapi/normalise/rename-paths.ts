import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, member } from '../../json/object.ts'
import { below } from '../../json/pointer.ts'
import { Moves, type Pass, unchanged } from './pass.ts'

/** A path that stands elsewhere now, and why; `pointer` leads to where it stood. */
export type RenamedPath = { from: string; to: string; pointer: string }

/**
 * Gives paths the form of REST resources: no slash at the end and none twice in a row, and `/{proxy+}` for the default route of an HTTP API (`/$default`)
 * unless the root has a variable child already. A path whose new form is taken stays.
 */
export function renamePaths(document: JsonObject): Pass & { renamed: RenamedPath[] } {
  const paths = member(document, 'paths')
  if (!isObject(paths)) return { ...unchanged(document), renamed: [] }
  const taken = new Set(Object.keys(paths))
  const hasVariable = [...taken].some((path) => /^\/\{[^{}/]*\}(\/|$)/.test(path))
  const moves = new Moves()
  const renamed: RenamedPath[] = []
  const entries = Object.entries(paths).map(([from, item]): [string, Json] => {
    const to = /^\/?\$default$/.test(from) && !hasVariable ? '/{proxy+}' : formOf(from)
    if (to === from || taken.has(to)) return [from, item]
    taken.add(to)
    renamed.push({ from, to, pointer: below('/paths', from) })
    moves.add(below('/paths', to), below('/paths', from))
    return [to, item]
  })
  if (renamed.length === 0) return { ...unchanged(document), renamed }
  return { document: { ...document, paths: Object.fromEntries(entries) }, origin: moves.origin, renamed }
}

function formOf(path: string): string {
  if (!path.startsWith('/')) return path
  const segments = path.split('/').filter((segment) => segment !== '')
  return `/${segments.join('/')}`
}
