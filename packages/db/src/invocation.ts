import type { Json } from '@gatewright/definition'
import { apiNotFound } from './api.ts'
import { AppError } from './app-error.ts'
import { type Database, isForeignKeyViolation } from './database.ts'
import type { Prisma } from './generated/sqlite/client.ts'
import { timedId } from './invocation-id.ts'
import { keptInvocations, trimInvocations } from './invocation-retention.ts'

/** Where a request was answered: by the gateway process, in a simulation, or in one whose values were changed by hand. */
export type InvocationMode = 'live' | 'simulated' | 'changed'

/** A request that was answered, without its record. `at` is epoch milliseconds; ids sort as requests came. */
export type InvocationSummary = {
  readonly id: string
  readonly requestId: string
  readonly mode: InvocationMode
  readonly stageName: string
  readonly httpMethod: string
  /** what follows the stage, query string included */
  readonly path: string
  /** template of the matched resource */
  readonly resourcePath?: string
  readonly status: number
  readonly latencyMs: number
  readonly integrationLatencyMs?: number
  readonly cacheHit?: boolean
  /** whether somebody watched: its record holds a trace */
  readonly hasTrace: boolean
  /** phase in which the gateway itself answered, and the rule it answered by */
  readonly phase?: string
  readonly rule?: string
  readonly at: number
}

/** What is kept of a request: the columns of lists, words to find it by, the lines of its log, and its whole record. */
export type NewInvocation = Omit<InvocationSummary, 'id'> & {
  readonly apiId: string
  readonly words: readonly string[]
  readonly log?: readonly string[]
  readonly document: Json
}

/** Live requests of an API of which only the number is known. Times are epoch milliseconds. */
export type InvocationGap = {
  readonly apiId: string
  readonly count: number
  readonly from: number
  readonly to: number
}

/** Up to where the records of one start of the gateway process were fetched. */
export type InvocationCursor = { readonly start: string; readonly sequence: number }

/** What one fetch from the gateway brought. */
export type FetchedInvocations = {
  readonly invocations: readonly NewInvocation[]
  readonly gaps: readonly InvocationGap[]
  readonly cursor: InvocationCursor
}

/** Characters of a row's text and of its log that searches look into. */
const searchedText = 700
const searchedLog = 20_000

/** Keeps one invocation and says under which id. Throws `notFound` for an API that is not there. */
export async function recordInvocation(database: Database, invocation: NewInvocation): Promise<{ id: string }> {
  const id = timedId(invocation.at)
  await insert(database, [{ id, ...invocation }]).catch((error: unknown) => {
    throw isForeignKeyViolation(error) ? apiNotFound(invocation.apiId) : error
  })
  await trimInvocations(database, invocation.apiId, 1, invocation.at)
  return { id }
}

/** Keeps what a fetch brought together with its cursor, all or nothing. Records of APIs that are gone are left out. */
export async function recordFetched(database: Database, fetched: FetchedInvocations): Promise<void> {
  const { invocations, gaps, cursor } = fetched
  const named = [...new Set([...invocations, ...gaps].map(({ apiId }) => apiId))]
  const there = await database.client.api.findMany({ where: { id: { in: named } }, select: { id: true } })
  const known = new Set(there.map(({ id }) => id))
  const rows = invocations.filter(({ apiId }) => known.has(apiId)).map((each) => ({ id: timedId(each.at), ...each }))
  const ownGaps = gaps.filter(({ apiId }) => known.has(apiId))
  await insert(database, rows, [
    ...(await Promise.all(ownGaps.map((gap) => writeGap(database, gap)))).map((write) => write()),
    database.client.invocationCursor.upsert({
      where: { id: 1 },
      create: { id: 1, ...cursor },
      update: cursor,
    }),
  ])
  for (const apiId of known) {
    const own = rows.filter((row) => row.apiId === apiId)
    if (own.length > 0) await trimInvocations(database, apiId, own.length, Math.max(...own.map(({ at }) => at)))
  }
}

/** A load that lasts loses something in every batch: what is lost this soon after the gap before belongs to it. */
const sameGapMs = 10_000

async function writeGap({ client }: Database, { apiId, count, from, to }: InvocationGap): Promise<() => Writing> {
  const [fromAt, toAt] = [BigInt(Math.floor(from)), BigInt(Math.floor(to))]
  const before = await client.invocationGap.findFirst({ where: { apiId }, orderBy: { toAt: 'desc' } })
  if (before === null || fromAt > before.toAt + BigInt(sameGapMs))
    return () => client.invocationGap.create({ data: { id: timedId(to), apiId, count, fromAt, toAt } })
  const data = {
    count: before.count + count,
    fromAt: fromAt < before.fromAt ? fromAt : before.fromAt,
    toAt: toAt > before.toAt ? toAt : before.toAt,
  }
  return () => client.invocationGap.update({ where: { id: before.id }, data })
}

type Row = NewInvocation & { readonly id: string }

async function insert(database: Database, rows: readonly Row[], also: readonly Writing[] = []): Promise<void> {
  const { client } = database
  const logged = rows.filter(({ log }) => log !== undefined && log.length > 0)
  await client.$transaction([
    client.invocation.createMany({ data: rows.map(columns) }),
    client.invocationRecord.createMany({
      data: rows.map(({ id, document }) => ({ invocationId: id, document: JSON.stringify(document) })),
    }),
    client.invocationLog.createMany({
      data: logged.map(({ id, log = [] }) => ({
        invocationId: id,
        text: log.join('\n').slice(0, searchedLog).toLowerCase(),
      })),
    }),
    ...also,
  ])
}

type Writing = Prisma.PrismaPromise<unknown>

function columns({ log: _log, document: _document, words, ...row }: Row) {
  const { requestId, httpMethod, path, status, at } = row
  return {
    ...row,
    at: BigInt(Math.floor(at)),
    statusClass: Math.floor(status / 100),
    text: [status, httpMethod, path, requestId, ...words].join(' ').slice(0, searchedText).toLowerCase(),
  }
}

/** The record of an invocation of an API; throws `notFound`. */
export async function getInvocation(database: Database, id: string): Promise<{ apiId: string; document: Json }> {
  const row = await database.client.invocation.findUnique({
    where: { id },
    select: { apiId: true, record: { select: { document: true } } },
  })
  if (row?.record == null)
    throw new AppError(
      'notFound',
      `The record of this request is no longer kept (${keptInvocations.toLocaleString('en-US')} requests of an API are, unless its history is set otherwise).`,
    )
  return { apiId: row.apiId, document: JSON.parse(row.record.document) as Json }
}

/** Up to where records were fetched, if ever. */
export async function invocationCursor(database: Database): Promise<InvocationCursor | undefined> {
  const row = await database.client.invocationCursor.findUnique({ where: { id: 1 } })
  return row === null ? undefined : { start: row.start, sequence: row.sequence }
}

/** The gaps of an API that end after a time, newest first. */
export async function listInvocationGaps(database: Database, apiId: string, after: number): Promise<InvocationGap[]> {
  const rows = await database.client.invocationGap.findMany({
    where: { apiId, toAt: { gte: BigInt(Math.floor(after)) } },
    orderBy: { toAt: 'desc' },
    take: 100,
  })
  return rows.map((row) => ({ apiId, count: row.count, from: Number(row.fromAt), to: Number(row.toAt) }))
}

/** Forgets every invocation of an API. */
export async function clearInvocations(database: Database, apiId: string): Promise<{ count: number }> {
  const [{ count }] = await database.client.$transaction([
    database.client.invocation.deleteMany({ where: { apiId } }),
    database.client.invocationGap.deleteMany({ where: { apiId } }),
  ])
  return { count }
}
