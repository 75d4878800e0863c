import { z } from 'zod'
import type { ConsoleRequest } from '../console/console-request.ts'
import { readStoredRequest } from '../console/stored-request.ts'

/** Most variables of one folder, and longest value of one, in characters. */
export const variableLimits = { count: 500, value: 100_000 } as const

/** Names that `{{…}}` can say: a letter or `_`, then letters, digits, `_`, `.` and `-`. */
export const variableName = /^[A-Za-z_][\w.-]{0,99}$/

const variableSchema = z.strictObject({
  /** as typed; one that is no name is never used, and its row says so */
  name: z.string().max(100).default(''),
  value: z.string().max(variableLimits.value).default(''),
  /** hidden in the page and in reports */
  secret: z.boolean().default(false),
})

/** A value that requests use as `{{name}}`; it may itself hold other variables. */
export type Variable = z.infer<typeof variableSchema>

/** What a folder holds beside its name, and an API for all of its requests. */
export const variablesDocumentSchema = z.strictObject({
  variables: z.array(variableSchema).max(variableLimits.count).default([]),
})

/** A saved request as any version stored it, in the present form. */
export const requestDocumentSchema: z.ZodType<{ request: ConsoleRequest }, unknown> = z
  .object({ request: z.unknown() })
  .transform(({ request }, context) => {
    const read = readStoredRequest(request)
    if (read !== undefined) return { request: read }
    context.addIssue({ code: 'custom', message: 'This is no request.' })
    return z.NEVER
  })

/** Variables as they were stored; what cannot be read is none. */
export function readVariables(document: unknown): readonly Variable[] {
  return variablesDocumentSchema.safeParse(document ?? {}).data?.variables ?? []
}

/** A name of a folder or request. */
export const savedNameSchema = z.string().trim().min(1, 'A name is needed.').max(200)
