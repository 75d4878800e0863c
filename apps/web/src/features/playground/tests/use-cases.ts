'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { useTRPC } from '@/trpc/client'
import type { TemplateCase } from './template-case.ts'

/** The cases of a template and how they are kept. */
export type Cases = {
  cases: readonly TemplateCase[]
  save: (test: TemplateCase) => void
  remove: (id: string) => void
}

const texts = z.record(z.string(), z.string())

/** A sample as something outside hands it in. */
export const sampleSchema = z.object({
  body: z.string(),
  params: z.object({ path: texts, querystring: texts, header: texts }),
  context: z.record(z.string(), z.json()),
  stageVariables: texts,
})

/** A case as something outside hands it in. */
export const templateCaseSchema = z.object({
  id: z.string().max(100),
  name: z.string().max(200),
  expected: z.string(),
  comparison: z.enum(['exact', 'json', 'part']),
  sample: sampleSchema,
})

const documentSchema = z.object({ version: z.literal(1), place: z.string(), test: templateCaseSchema })

/**
 * The cases of one template of an API, kept on the server.
 *
 * @param place names the template: API, resource, verb, side, content type
 */
export function useStoredCases(place: string): Cases {
  const trpc = useTRPC()
  const client = useQueryClient()
  const stored = useQuery(trpc.templateTest.list.queryOptions())
  const refresh = { onSettled: () => client.invalidateQueries({ queryKey: trpc.templateTest.list.queryKey() }) }
  const save = useMutation(trpc.templateTest.save.mutationOptions(refresh))
  const remove = useMutation(trpc.templateTest.remove.mutationOptions(refresh))
  const cases = useMemo(
    () =>
      (stored.data ?? []).flatMap(({ id, document }) => {
        const read = documentSchema.safeParse(document)
        return read.success && read.data.place === place ? [{ ...read.data.test, id } as TemplateCase] : []
      }),
    [stored.data, place],
  )
  return {
    cases,
    save: (test) =>
      save.mutate({
        ...(cases.some(({ id }) => id === test.id) ? { id: test.id } : {}),
        name: test.name,
        document: { version: 1, place, test },
      }),
    remove: (id) => remove.mutate({ id }),
  }
}
