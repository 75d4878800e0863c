import { apiNotFound } from './api.ts'
import { AppError } from './app-error.ts'
import { type Database, isForeignKeyViolation } from './database.ts'
import { timePrefix } from './invocation-id.ts'

/** How many invocations of an API are kept, and for how many days; without `days` age does not matter. */
export type InvocationRetention = { readonly count: number; readonly days?: number }

/** How many invocations of an API are kept unless its history is set otherwise. */
export const keptInvocations = 10_000
/** The most that can be set: searches stay quick up to here. */
export const mostKeptInvocations = 1_000_000

const day = 86_400_000
/** Trimming looks up where the surplus begins; it does so once for this many new rows, so a history may be that much longer. */
const trimEvery = 100

/** How much history an API keeps. */
export async function getRetention(database: Database, apiId: string): Promise<InvocationRetention> {
  const row = await database.client.invocationRetention.findUnique({ where: { apiId } })
  if (row === null) return { count: keptInvocations }
  return { count: row.count, ...(row.days === null ? {} : { days: row.days }) }
}

/** Sets how much history an API keeps and forgets what is beyond it at `now`. Throws `invalid`, `notFound`. */
export async function setRetention(
  database: Database,
  apiId: string,
  retention: InvocationRetention,
  now: number,
): Promise<void> {
  const { count, days } = retention
  if (!Number.isInteger(count) || count < 1 || count > mostKeptInvocations)
    throw new AppError('invalid', `From 1 to ${mostKeptInvocations.toLocaleString('en-US')} requests can be kept.`)
  if (days !== undefined && (!Number.isInteger(days) || days < 1 || days > 3650))
    throw new AppError('invalid', 'Requests can be kept for 1 to 3,650 days, or without a limit.')
  const columns = { count, days: days ?? null }
  await database.client.invocationRetention
    .upsert({ where: { apiId }, create: { apiId, ...columns }, update: columns })
    .catch((error: unknown) => {
      throw isForeignKeyViolation(error) ? apiNotFound(apiId) : error
    })
  await trimNow(database, apiId, now)
}

const untrimmed = new WeakMap<Database, Map<string, number>>()

/** Notes that rows were added to an API's history, the newest of them at `now`, and trims it when enough have come. */
export async function trimInvocations(database: Database, apiId: string, added: number, now: number): Promise<void> {
  const counts = untrimmed.get(database) ?? new Map<string, number>()
  untrimmed.set(database, counts)
  const count = (counts.get(apiId) ?? trimEvery) + added
  counts.set(apiId, count >= trimEvery ? 0 : count)
  if (count >= trimEvery) await trimNow(database, apiId, now)
}

async function trimNow(database: Database, apiId: string, now: number): Promise<void> {
  const { client } = database
  const { count, days } = await getRetention(database, apiId)
  const surplus = await client.invocation.findFirst({
    where: { apiId },
    orderBy: { id: 'desc' },
    skip: count,
    select: { id: true },
  })
  if (surplus !== null) await client.invocation.deleteMany({ where: { apiId, id: { lte: surplus.id } } })
  if (days === undefined) return
  const oldest = now - days * day
  await client.invocation.deleteMany({ where: { apiId, id: { lt: timePrefix(oldest) } } })
  await client.invocationGap.deleteMany({ where: { apiId, toAt: { lt: BigInt(Math.floor(oldest)) } } })
}
