import type { Json } from '@gatewright/definition'
import { AppError } from './app-error.ts'
import type { Database } from './database.ts'
import { newId } from './id.ts'

/** How many invocations of one API are kept. */
export const invocationLimit = 200

/** A request that was answered, without its record. `at` is epoch milliseconds; `source` says where it ran. */
export type InvocationSummary = {
  readonly id: string
  readonly source: 'simulate' | 'live' | 'gateway'
  readonly stageName: string
  readonly httpMethod: string
  readonly path: string
  readonly status: number
  readonly latencyMs: number
  readonly at: number
}

/** Keeps the record of an invocation and forgets those over {@link invocationLimit}. */
export async function recordInvocation(
  database: Database,
  apiId: string,
  invocation: Omit<InvocationSummary, 'id'> & { readonly outcome: Json },
): Promise<{ id: string }> {
  const { outcome, at, ...columns } = invocation
  const id = newId()
  await database.client.invocation.create({
    data: { id, apiId, ...columns, at: new Date(at), outcome: JSON.stringify(outcome) },
  })
  const surplus = await database.client.invocation.findMany({
    where: { apiId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    skip: invocationLimit,
    select: { id: true },
  })
  if (surplus.length > 0)
    await database.client.invocation.deleteMany({ where: { id: { in: surplus.map((row) => row.id) } } })
  return { id }
}

/** The invocations of an API, newest first. */
export async function listInvocations(database: Database, apiId: string): Promise<InvocationSummary[]> {
  const rows = await database.client.invocation.findMany({
    where: { apiId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    omit: { outcome: true, apiId: true },
  })
  return rows.map((row) => ({ ...row, source: row.source as InvocationSummary['source'], at: row.at.getTime() }))
}

/** The record of one invocation; throws `notFound`. */
export async function getInvocation(database: Database, id: string): Promise<Json> {
  const row = await database.client.invocation.findUnique({ where: { id } })
  if (row === null)
    throw new AppError('notFound', `The record of this request is no longer kept (the last ${invocationLimit} are).`)
  return JSON.parse(row.outcome) as Json
}
