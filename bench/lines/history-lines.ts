import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createApi,
  type Database,
  ensureWorkspace,
  type InvocationFilter,
  metricSeries,
  type NewInvocation,
  openDatabase,
  recordFetched,
  searchInvocations,
  setRetention,
} from '@gatewright/db'
import { emptyRestApi } from '@gatewright/definition'
import type { BenchLine, BenchResult } from '../line.ts'
import { median, spread } from '../statistics.ts'

const kept = 100_000
const batch = 500
const start = 1_795_000_000_000
/** between two requests */
const stepMs = 36

/** A search of the history, and the share of the time of a scan of all documents that it may take. */
const searches: readonly { name: string; atMost: number; filter: InvocationFilter }[] = [
  { name: 'newest', atMost: 0.1, filter: {} },
  { name: 'a rare status', atMost: 0.1, filter: { statuses: [502] } },
  { name: 'a cause that is not there', atMost: 0.3, filter: { rules: ['quotaExceeded'] } },
  { name: 'a phase', atMost: 0.1, filter: { phases: ['authorize'] } },
  { name: 'part of a path, found once', atMost: 0.4, filter: { path: 'o-77777' } },
  { name: 'a word of a log, found once', atMost: 0.7, filter: { words: ['reason 44444 '] } },
  { name: 'a word that is nowhere', atMost: 0.7, filter: { words: ['zebra'] } },
  { name: 'a span of time', atMost: 0.1, filter: { from: start + 60_000, to: start + 120_000 } },
]

/** Searches in 100,000 requests of one API, against a scan of their documents for a text that is in none of them. */
export const historyLines: readonly BenchLine[] = [
  ...searches.map(
    ({ name, atMost, filter }): BenchLine => ({
      name: `history: ${name}`,
      unit: '× a scan of all documents',
      bound: { atMost },
      run: (rounds) =>
        measure(rounds, ({ database, apiId }) => searchInvocations(database, apiId, filter, { limit: 100 })),
    }),
  ),
  {
    name: 'history: charts of 30 minutes (50,000 requests)',
    unit: '× a scan of all documents',
    bound: { atMost: 2 },
    run: (rounds) =>
      measure(rounds, ({ database, apiId }) =>
        metricSeries(database, apiId, { from: start, to: start + 1_800_000 }, 60_000),
      ),
  },
]

type History = { readonly database: Database; readonly apiId: string }

let made: Promise<History> | undefined

async function measure(rounds: number, work: (history: History) => Promise<unknown>): Promise<BenchResult> {
  made ??= makeHistory()
  const history = await made
  const times: number[] = []
  const scans: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    times.push(await timed(() => work(history)))
    scans.push(await timed(() => scan(history)))
  }
  return {
    ratio: spread(times.map((time, round) => time / (scans[round] ?? Number.NaN))),
    beside: { ms: median(times).toFixed(1), 'scan ms': median(scans).toFixed(0) },
  }
}

async function scan({ database, apiId }: History): Promise<void> {
  const found = await database.client.invocation.count({
    where: { apiId, record: { document: { contains: 'nowhere to be found' } } },
  })
  if (found !== 0) throw new Error('the scan found what is not there')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function makeHistory(): Promise<History> {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const database = await openDatabase(`file:${join(folder, 'history.db')}`)
  await ensureWorkspace(database)
  const backends = { functions: {}, http: {}, aws: {} }
  const { id: apiId } = await createApi(database, { definition: emptyRestApi('bench'), layout: {}, backends })
  await setRetention(database, apiId, { count: kept }, start)
  for (let first = 0; first < kept; first += batch) {
    await recordFetched(database, {
      invocations: Array.from({ length: batch }, (_, index) => invocation(apiId, first + index)),
      gaps: [],
      cursor: { start: 'bench', sequence: first },
    })
  }
  return { database, apiId }
}

/** A tenth is refused, one in 5,000 fails, a quarter is logged; documents are as long as those of unwatched requests. */
function invocation(apiId: string, number: number): NewInvocation {
  const refused = number % 10 === 0
  return {
    apiId,
    requestId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    mode: 'live',
    stageName: number % 3 === 0 ? 'prod' : 'dev',
    httpMethod: 'GET',
    path: `/orders/o-${number}`,
    resourcePath: '/orders/{orderId}',
    status: number % 5000 === 7 ? 502 : refused ? 403 : 200,
    latencyMs: number % 97,
    integrationLatencyMs: number % 53,
    hasTrace: false,
    at: start + number * stepMs,
    words: ['127.0.0.1', 'curl/8.5.0'],
    document: { outcome: 'x'.repeat(2500) },
    ...(refused ? { phase: 'authorize', rule: 'authorizerDenied' } : {}),
    ...(number % 4 === 0
      ? { log: Array.from({ length: 20 }, (_, line) => `line ${line}: reason ${number} of the execution log`) }
      : {}),
  }
}
