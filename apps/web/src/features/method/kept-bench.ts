import { useCallback, useEffect } from 'react'
import { z } from 'zod'
import type { TemplateSample } from '../playground/preview-protocol.ts'
import { sampleSchema } from '../playground/tests/use-cases.ts'
import { createStore, type Store, useStore } from '../shell/store.ts'

/** What somebody set up around a template of a method. */
export type KeptBench = {
  /** undefined until it was changed */
  readonly sample?: TemplateSample | undefined
  /** Lines with a condition or an empty text. */
  readonly breakpoints: readonly (readonly [number, string])[]
  readonly watches: readonly string[]
}

/** By the place of the template, the one changed last at the end. */
export type KeptBenches = readonly (readonly [place: string, bench: KeptBench])[]

const storageKey = 'gatewright:workbenches'
const most = 40
const empty: KeptBench = { breakpoints: [], watches: [] }

const stored = z.array(
  z.tuple([
    z.string(),
    z.object({
      sample: sampleSchema.optional(),
      breakpoints: z.array(z.tuple([z.number(), z.string()])),
      watches: z.array(z.string()),
    }),
  ]),
)

/** What this browser kept. Broken storage reads as nothing. */
export function readBenches(storage: Pick<Storage, 'getItem'> = localStorage): KeptBenches {
  try {
    const read = stored.safeParse(JSON.parse(storage.getItem(storageKey) ?? '[]'))
    return read.success ? (read.data as KeptBenches) : []
  } catch {
    return []
  }
}

/** Keeps as many as there is room for, the last ones first. */
export function writeBenches(benches: KeptBenches, storage: Pick<Storage, 'setItem'> = localStorage): void {
  for (let from = 0; from <= benches.length; from++) {
    try {
      storage.setItem(storageKey, JSON.stringify(benches.slice(from)))
      return
    } catch {
      // a full storage forgets what was changed longest ago
    }
  }
}

/** With a change at a place, which comes to the end. */
export function withBench(benches: KeptBenches, place: string, part: Partial<KeptBench>): KeptBenches {
  const before = benches.find(([each]) => each === place)?.[1] ?? empty
  const others = benches.filter(([each]) => each !== place)
  return [...others, [place, { ...before, ...part }] as const].slice(-most)
}

const benches: Store<KeptBenches | undefined> = createStore<KeptBenches | undefined>(undefined)

/**
 * Sample, breakpoints and watches of the template at a place, kept over a reload.
 *
 * @param place names the template: API, resource, verb, side, content type
 */
export function useKeptBench(place: string): [KeptBench, (part: Partial<KeptBench>) => void] {
  const all = useStore(benches)
  useEffect(() => {
    if (benches.get() === undefined) benches.set(readBenches())
  }, [])
  const change = useCallback(
    (part: Partial<KeptBench>) => {
      const next = withBench(benches.get() ?? readBenches(), place, part)
      benches.set(next)
      writeBenches(next)
    },
    [place],
  )
  return [all?.find(([each]) => each === place)?.[1] ?? empty, change]
}
