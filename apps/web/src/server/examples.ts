import { createApi, type Database, saveRequest } from '@gatewright/db'
import { type ApiKind, designSchema, jsonSchema } from '@gatewright/definition'
import { z } from 'zod'
import inbox from '../../../../prisma/examples/inbox.json'
import orders from '../../../../prisma/examples/orders.json'
import petstoreMock from '../../../../prisma/examples/petstore-mock.json'
import { partCounts } from './api-summary.ts'
import { consoleRequestSchema } from './console-request.ts'

export const exampleIds = ['orders', 'petstore-mock', 'inbox'] as const
export type ExampleId = (typeof exampleIds)[number]

const exampleSchema = z.strictObject({
  id: z.enum(exampleIds),
  title: z.string(),
  description: z.string(),
  kind: z.literal('REST'),
  /** kept with the API; the first is the one to begin with */
  requests: z.array(z.strictObject({ name: z.string(), request: consoleRequestSchema })).min(1),
  /** stage variables that the example is written for */
  variables: z.record(z.string(), z.string()),
  design: designSchema,
})
export type Example = z.infer<typeof exampleSchema>

/** An example of the gallery as the home page lists it. */
export type ExampleSummary = {
  readonly id: ExampleId
  readonly title: string
  readonly description: string
  readonly kind: ApiKind
  readonly resourceCount: number
  readonly methodCount: number
}

const documents: Record<ExampleId, unknown> = { orders, 'petstore-mock': petstoreMock, inbox }

/** One example of the gallery. */
export function getExample(id: ExampleId): Example {
  return exampleSchema.parse(documents[id])
}

/** The gallery. */
export function listExamples(): ExampleSummary[] {
  return exampleIds.map((id) => {
    const { title, description, kind, design } = getExample(id)
    return { id, title, description, kind, ...partCounts(design.definition) }
  })
}

/** Puts a copy of an example with its requests into the workspace. */
export async function createFromExample(database: Database, id: ExampleId): Promise<{ apiId: string }> {
  const { design, requests } = getExample(id)
  const api = await createApi(database, design)
  for (const { name, request } of requests)
    await saveRequest(database, { apiId: api.id, name, document: jsonSchema.parse({ request }) })
  return { apiId: api.id }
}
