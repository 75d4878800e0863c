import type { Database } from './database.ts'
import { Prisma } from './generated/sqlite/client.ts'
import { conditions, type InvocationFilter } from './invocation-search.ts'

/** Milliseconds that 50, 95 and 99 in 100 requests did not exceed (nearest rank). */
export type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number }

/** The service's metrics over some live requests: those that reached a stage (rest-api reference §19.4). */
export type MetricValues = {
  readonly count: number
  readonly errors4xx: number
  readonly errors5xx: number
  readonly cacheHits: number
  readonly cacheMisses: number
  /** absent where nothing was counted */
  readonly latency?: Percentiles
  readonly integrationLatency?: Percentiles
}

/** Which live requests are counted. Times are epoch milliseconds. */
export type MetricRange = Pick<InvocationFilter, 'stageNames' | 'methods' | 'resourcePaths'> & {
  readonly from: number
  readonly to: number
}

/** Metrics per span of time; `at` is the beginning of the span. Spans without a request are left out. */
export async function metricSeries(
  database: Database,
  apiId: string,
  range: MetricRange,
  spanMs: number,
): Promise<(MetricValues & { at: number })[]> {
  const span = BigInt(spanMs)
  const rows = await query(database, apiId, range, Prisma.sql`i."at" / ${span} AS "k1", '' AS "k2", '' AS "k3"`)
  return rows.map((row) => ({ at: Number(row.k1) * spanMs, ...values(row) }))
}

/** Metrics per stage and method, as the service's detailed metrics have them. */
export async function metricsByMethod(
  database: Database,
  apiId: string,
  range: MetricRange,
): Promise<(MetricValues & { stageName: string; httpMethod: string; resourcePath?: string })[]> {
  const key = Prisma.sql`i."stageName" AS "k1", i."httpMethod" AS "k2", COALESCE(i."resourcePath", '') AS "k3"`
  const rows = await query(database, apiId, range, key)
  return rows.map((row) => ({
    stageName: String(row.k1),
    httpMethod: row.k2,
    ...(row.k3 === '' ? {} : { resourcePath: row.k3 }),
    ...values(row),
  }))
}

/** Metrics over a whole range. */
export async function metricTotals(database: Database, apiId: string, range: MetricRange): Promise<MetricValues> {
  const [row] = await query(database, apiId, range, Prisma.sql`'' AS "k1", '' AS "k2", '' AS "k3"`)
  return row === undefined ? { count: 0, errors4xx: 0, errors5xx: 0, cacheHits: 0, cacheMisses: 0 } : values(row)
}

type Row = { readonly k1: string | bigint; readonly k2: string; readonly k3: string } & {
  readonly [name in 'n' | 'e4' | 'e5' | 'hits' | 'misses']: number | bigint
} & { readonly [name in 'p50' | 'p95' | 'p99' | 'i50' | 'i95' | 'i99']: number | null }

async function query(database: Database, apiId: string, range: MetricRange, key: Prisma.Sql): Promise<Row[]> {
  return await database.client.$queryRaw<Row[]>`
    WITH chosen AS (
      SELECT ${key}, i."statusClass" AS "class", i."latencyMs" AS "l", i."integrationLatencyMs" AS "il", i."cacheHit" AS "hit"
      FROM "Invocation" i WHERE ${conditions(apiId, { ...range, mode: 'live' })}
        AND COALESCE(i."rule", '') NOT IN ('unknownStage', 'defaultEndpointDisabled')
    ), ranked AS (
      SELECT *, ROW_NUMBER() OVER (PARTITION BY "k1", "k2", "k3" ORDER BY "l") AS "r",
        COUNT(*) OVER (PARTITION BY "k1", "k2", "k3") AS "of",
        ROW_NUMBER() OVER (PARTITION BY "k1", "k2", "k3", CASE WHEN "il" IS NULL THEN 0 ELSE 1 END ORDER BY "il") AS "ir",
        COUNT("il") OVER (PARTITION BY "k1", "k2", "k3") AS "iof"
      FROM chosen
    )
    SELECT "k1", "k2", "k3", COUNT(*) AS "n",
      SUM(CASE WHEN "class" = 4 THEN 1 ELSE 0 END) AS "e4", SUM(CASE WHEN "class" = 5 THEN 1 ELSE 0 END) AS "e5",
      SUM(CASE WHEN "hit" THEN 1 ELSE 0 END) AS "hits", SUM(CASE WHEN NOT "hit" THEN 1 ELSE 0 END) AS "misses",
      ${percentile('l', 'r', 'of', 50)} AS "p50", ${percentile('l', 'r', 'of', 95)} AS "p95", ${percentile('l', 'r', 'of', 99)} AS "p99",
      ${percentile('il', 'ir', 'iof', 50)} AS "i50", ${percentile('il', 'ir', 'iof', 95)} AS "i95", ${percentile('il', 'ir', 'iof', 99)} AS "i99"
    FROM ranked GROUP BY "k1", "k2", "k3" ORDER BY "k1", "k2", "k3"`
}

/** Nearest rank: the least value whose rank is at least that share of all. */
function percentile(value: string, rank: string, of: string, percent: number): Prisma.Sql {
  return Prisma.raw(`MIN(CASE WHEN "${rank}" >= ("${of}" * ${percent} + 99) / 100 THEN "${value}" END)`)
}

function values(row: Row): MetricValues {
  const { p50, p95, p99, i50, i95, i99 } = row
  return {
    count: Number(row.n),
    errors4xx: Number(row.e4),
    errors5xx: Number(row.e5),
    cacheHits: Number(row.hits),
    cacheMisses: Number(row.misses),
    ...(p50 === null || p95 === null || p99 === null ? {} : { latency: { p50, p95, p99 } }),
    ...(i50 === null || i95 === null || i99 === null ? {} : { integrationLatency: { p50: i50, p95: i95, p99: i99 } }),
  }
}
