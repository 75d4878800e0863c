import { type Design, designSchema, emptyRestApi, type Json } from '@gatewright/definition'
import fc from 'fast-check'
import { apply, create } from 'mutative'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { applyPatches, patchSchema } from './patch.ts'

const empty = designSchema.parse({ definition: emptyRestApi('a') })
const at = (value: Json) => value as unknown as Design

/** Edits of a JSON value: which member, and what becomes of it. */
const edits = fc.array(
  fc.record({ pick: fc.nat(1000), what: fc.constantFrom('set', 'add', 'remove', 'cut'), value: fc.jsonValue() }),
  { maxLength: 8 },
)

function edit(draft: unknown, { pick, what, value }: { pick: number; what: string; value: unknown }): void {
  if (typeof draft !== 'object' || draft === null) return
  const members = draft as Record<string, unknown>
  const keys = Object.keys(members)
  const key = keys[pick % (keys.length + 1)] ?? (Array.isArray(draft) ? String(keys.length) : `k${pick}`)
  const inner = members[key]
  if (typeof inner === 'object' && inner !== null && pick % 3 !== 0) edit(inner, { pick: pick + 1, what, value })
  else if (Array.isArray(draft)) {
    if (what === 'cut') draft.length = Number(key)
    else if (what === 'remove') draft.splice(Number(key), 1)
    else draft.splice(Number(key), what === 'set' ? 1 : 0, value)
  } else if (what === 'remove') delete members[key]
  else members[key] = value
}

/** The types of a draft of any JSON are too deep for the compiler. */
const produce = create as unknown as (base: Json, run: (draft: Json) => void, options: object) => [Json, unknown[]]

describe('applying patches', () => {
  it('means what mutative means, for whatever edits the page makes', () => {
    const json = fc.object({
      maxDepth: 3,
      key: fc.string().filter((key) => key !== '__proto__' && key !== 'constructor'),
    })
    fc.assert(
      fc.property(json, edits, (start, list) => {
        const base = JSON.parse(JSON.stringify(start)) as Json
        const run = (draft: Json) => {
          for (const one of list) edit(draft, one)
        }
        const [next, made] = produce(base, run, { enablePatches: true })
        const patches = patchSchema.array().parse(JSON.parse(JSON.stringify(made)))
        expect(applyPatches(at(base), patches)).toEqual(JSON.parse(JSON.stringify(next)))
        expect(applyPatches(at(base), patches)).toEqual(apply(base as object, patches as never))
      }),
      { numRuns: 500 },
    )
  })

  it('leaves the value it was given as it was', () => {
    const before = JSON.stringify(empty)
    applyPatches(empty, [{ op: 'replace', path: ['definition', 'name'], value: 'b' }])
    expect(JSON.stringify(empty)).toBe(before)
  })

  it.each<[string, z.input<typeof patchSchema>]>([
    ['a prototype', { op: 'add', path: ['__proto__', 'polluted'], value: true }],
    ['an inherited member', { op: 'add', path: ['constructor', 'prototype', 'polluted'], value: true }],
    ['a place that is gone', { op: 'replace', path: ['definition', 'resources', 'r9', 'pathPart'], value: 'x' }],
    ['a place inside a text', { op: 'add', path: ['definition', 'name', 'x'], value: 1 }],
    ['a huge list', { op: 'replace', path: ['definition', 'binaryMediaTypes', 'length'], value: 4_000_000_000 }],
    ['a far index', { op: 'add', path: ['definition', 'binaryMediaTypes', 4_000_000_000], value: 'x' }],
    ['nothing at all', { op: 'remove', path: [] }],
  ])('refuses %s', (_, patch) => {
    expect(() => applyPatches(empty, [patchSchema.parse(patch)])).toThrow(expect.objectContaining({ code: 'conflict' }))
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
