import type { Database } from './database.ts'
import { Prisma } from './generated/sqlite/client.ts'
import type { InvocationMode, InvocationSummary } from './invocation.ts'
import { timePrefix } from './invocation-id.ts'

/** What a search asks for; all of it must hold. Times are epoch milliseconds, `to` not included. */
export type InvocationFilter = {
  /** words, each of which must be in the request line, ids, cause, caller or execution log */
  readonly words?: readonly string[]
  readonly statuses?: readonly number[]
  /** 2 for 2XX and so on */
  readonly statusClass?: number
  /** part of the path */
  readonly path?: string
  readonly methods?: readonly string[]
  readonly stageNames?: readonly string[]
  /** templates of resources; `''` for requests that matched none */
  readonly resourcePaths?: readonly string[]
  readonly mode?: InvocationMode
  /** phases in which the gateway itself answered */
  readonly phases?: readonly string[]
  readonly rules?: readonly string[]
  readonly hasTrace?: boolean
  readonly from?: number
  readonly to?: number
}

/** How many invocations a filter finds, by hundreds of their status. */
export type InvocationCounts = { readonly total: number; readonly byClass: Readonly<Record<number, number>> }

type Row = {
  readonly [Name in keyof Required<Omit<InvocationSummary, 'mode'>>]: string | number | bigint | boolean | null
} & { readonly mode: InvocationMode }

/**
 * The invocations of an API that a filter finds, newest first.
 * @param page `limit` rows; `before`: only those older than this id
 */
export async function searchInvocations(
  database: Database,
  apiId: string,
  filter: InvocationFilter,
  page: { readonly limit: number; readonly before?: string },
): Promise<InvocationSummary[]> {
  const older = page.before === undefined ? Prisma.empty : Prisma.sql`AND i."id" < ${page.before}`
  const rows = await database.client.$queryRaw<Row[]>`
    SELECT i."id", i."requestId", i."mode", i."stageName", i."httpMethod", i."path", i."resourcePath", i."status",
      i."latencyMs", i."integrationLatencyMs", i."cacheHit", i."hasTrace", i."phase", i."rule", i."at"
    FROM "Invocation" i WHERE ${conditions(apiId, filter)} ${older}
    ORDER BY i."id" DESC LIMIT ${BigInt(page.limit)}`
  return rows.map(toSummary)
}

/** Counts what a filter finds, whatever status class it names. */
export async function countInvocations(
  database: Database,
  apiId: string,
  filter: InvocationFilter,
): Promise<InvocationCounts> {
  const { statusClass: _statusClass, ...rest } = filter
  const rows = await database.client.$queryRaw<{ statusClass: bigint; count: bigint }[]>`
    SELECT i."statusClass", COUNT(*) AS "count" FROM "Invocation" i WHERE ${conditions(apiId, rest)} GROUP BY i."statusClass"`
  const byClass = Object.fromEntries(rows.map((row) => [Number(row.statusClass), Number(row.count)]))
  return { total: Object.values(byClass).reduce((sum, count) => sum + count, 0), byClass }
}

/** The filter as a condition on rows `i`. */
export function conditions(apiId: string, filter: InvocationFilter): Prisma.Sql {
  const {
    words = [],
    statuses,
    statusClass,
    path,
    methods,
    stageNames,
    resourcePaths,
    mode,
    phases,
    rules,
    hasTrace,
    from,
    to,
  } = filter
  const all = [Prisma.sql`i."apiId" = ${apiId}`]
  if (from !== undefined) all.push(Prisma.sql`i."id" >= ${timePrefix(from)}`)
  if (to !== undefined) all.push(Prisma.sql`i."id" < ${timePrefix(to)}`)
  if (statusClass !== undefined) all.push(Prisma.sql`i."statusClass" = ${BigInt(statusClass)}`)
  if (statuses !== undefined) {
    const classes = [...new Set(statuses.map((status) => Math.floor(status / 100)))]
    all.push(oneOf('statusClass', classes.map(BigInt)), oneOf('status', statuses.map(BigInt)))
  }
  if (hasTrace !== undefined) all.push(Prisma.sql`i."hasTrace" = ${hasTrace}`)
  if (mode !== undefined) all.push(Prisma.sql`i."mode" = ${mode}`)
  if (methods !== undefined) all.push(oneOf('httpMethod', methods))
  if (stageNames !== undefined) all.push(oneOf('stageName', stageNames))
  if (resourcePaths !== undefined) all.push(oneOf('resourcePath', resourcePaths))
  if (phases !== undefined) all.push(oneOf('phase', phases))
  if (rules !== undefined) all.push(oneOf('rule', rules))
  if (path !== undefined) all.push(Prisma.sql`LOWER(i."path") LIKE ${containing(path)} ESCAPE '\\'`)
  for (const word of words) {
    const pattern = containing(word)
    all.push(Prisma.sql`(i."text" LIKE ${pattern} ESCAPE '\\' OR EXISTS (
      SELECT 1 FROM "InvocationLog" l WHERE l."invocationId" = i."id" AND l."text" LIKE ${pattern} ESCAPE '\\'))`)
  }
  return Prisma.join(all, ' AND ')
}

function oneOf(column: string, values: readonly (string | bigint)[]): Prisma.Sql {
  const name = Prisma.raw(column === 'resourcePath' ? `COALESCE(i."resourcePath", '')` : `i."${column}"`)
  const [only] = values
  if (only === undefined) return Prisma.sql`1 = 0`
  return values.length === 1 ? Prisma.sql`${name} = ${only}` : Prisma.sql`${name} IN (${Prisma.join([...values])})`
}

/** A LIKE pattern for texts in lower case that contain this one. */
function containing(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`
}

function toSummary(row: Row): InvocationSummary {
  const { resourcePath, integrationLatencyMs, cacheHit, phase, rule } = row
  return {
    id: String(row.id),
    requestId: String(row.requestId),
    mode: row.mode,
    stageName: String(row.stageName),
    httpMethod: String(row.httpMethod),
    path: String(row.path),
    status: Number(row.status),
    latencyMs: Number(row.latencyMs),
    at: Number(row.at),
    hasTrace: Number(row.hasTrace) === 1,
    ...(resourcePath === null ? {} : { resourcePath: String(resourcePath) }),
    ...(integrationLatencyMs === null ? {} : { integrationLatencyMs: Number(integrationLatencyMs) }),
    ...(cacheHit === null ? {} : { cacheHit: Number(cacheHit) === 1 }),
    ...(phase === null ? {} : { phase: String(phase) }),
    ...(rule === null ? {} : { rule: String(rule) }),
  }
}
