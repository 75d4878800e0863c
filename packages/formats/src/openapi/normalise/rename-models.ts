import type { Json, JsonObject } from '@gatewright/definition'
import { isObject, member, objectAt } from '../../json/object.ts'
import { below, escapeToken } from '../../json/pointer.ts'
import { Moves, type Pass, unchanged } from './pass.ts'

/** A schema whose name the service does not take, the name that it got, and how many references followed. */
export type RenamedModel = { from: string; to: string; pointer: string; references: number }

/**
 * Gives schemas names that models may have: letters and digits only (developer guide: known issues). References to them follow.
 * `Order-Line` becomes `OrderLine`; where that is taken, a number is added.
 */
export function renameModels(document: JsonObject): Pass & { renamed: RenamedModel[] } {
  const schemas = objectAt(member(document, 'components'), 'schemas')
  const renamed = new Map<string, RenamedModel>()
  const next = new Map<string, number>()
  const taken = new Set(Object.keys(schemas).filter(isModelName))
  for (const from of Object.keys(schemas)) {
    if (isModelName(from)) continue
    const base = from.replace(/[^A-Za-z0-9]+/g, '') || 'Model'
    let to = base
    let number = next.get(base) ?? 2
    for (; taken.has(to); number += 1) to = `${base}${number}`
    next.set(base, number)
    taken.add(to)
    renamed.set(from, { from, to, pointer: below('/components/schemas', from), references: 0 })
  }
  if (renamed.size === 0) return { ...unchanged(document), renamed: [] }

  const targets = new Map(
    [...renamed.values()].map((rename) => [`#/components/schemas/${escapeToken(rename.from)}`, rename]),
  )
  function follow(value: Json): Json {
    if (Array.isArray(value)) return value.map(follow)
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        if (key !== '$ref' || typeof item !== 'string') return [key, follow(item)]
        const tail = item.indexOf('/', '#/components/schemas/'.length)
        const head = decodeReference(tail < 0 ? item : item.slice(0, tail))
        const target = targets.get(head)
        if (target === undefined) return [key, item]
        target.references += 1
        return [key, `#/components/schemas/${target.to}${tail < 0 ? '' : item.slice(tail)}`]
      }),
    )
  }

  const moves = new Moves()
  const result = follow(document) as JsonObject
  const followed = objectAt(member(result, 'components'), 'schemas')
  const components: JsonObject = {
    ...objectAt(result, 'components'),
    schemas: Object.fromEntries(
      Object.entries(followed).map(([name, schema]) => {
        const rename = renamed.get(name)
        if (rename !== undefined) moves.add(below('/components/schemas', rename.to), rename.pointer)
        return [rename?.to ?? name, schema]
      }),
    ),
  }
  return { document: { ...result, components }, origin: moves.origin, renamed: [...renamed.values()] }
}

/** Whether a model may have this name (recorded: `Model name must be alphanumeric`). */
export function isModelName(name: string): boolean {
  return /^[A-Za-z0-9]+$/.test(name)
}

/** A reference with its percent-encoded characters written out; unreadable encodings stay. */
export function decodeReference(reference: string): string {
  if (!reference.includes('%')) return reference
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}
