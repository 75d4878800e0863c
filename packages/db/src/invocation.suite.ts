import { type Design, emptyRestApi } from '@gatewright/definition'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApi, deleteApi, purgeApi } from './api.ts'
import type { Database } from './database.ts'
import {
  clearInvocations,
  getInvocation,
  invocationCursor,
  listInvocationGaps,
  type NewInvocation,
  recordFetched,
  recordInvocation,
} from './invocation.ts'
import { metricSeries, metricsByMethod, metricTotals } from './invocation-metrics.ts'
import { getRetention, keptInvocations, setRetention } from './invocation-retention.ts'
import { countInvocations, type InvocationFilter, searchInvocations } from './invocation-search.ts'
import type { DatabaseFactory } from './repositories.suite.ts'
import { ensureWorkspace } from './workspace.ts'

const noBackends = { functions: {}, http: {}, aws: {} }
const design = (name: string): Design => ({ definition: emptyRestApi(name), layout: {}, backends: noBackends })
const start = 1_795_000_000_000

/** What every database must do with the history of requests. */
export function invocationSuite(name: string, open: DatabaseFactory): void {
  describe(`the history on ${name}`, () => {
    let database: Database
    let end: () => Promise<void>
    let apiId: string
    beforeEach(async () => {
      ;({ database, end } = await open())
      await ensureWorkspace(database)
      apiId = (await createApi(database, design('a'))).id
    })
    afterEach(() => end())

    const invocation = (given: Partial<NewInvocation> = {}): NewInvocation => ({
      apiId,
      requestId: 'r-1',
      mode: 'live',
      stageName: 'dev',
      httpMethod: 'GET',
      path: '/birds',
      status: 200,
      latencyMs: 1.5,
      hasTrace: false,
      at: start,
      words: [],
      document: { whole: true },
      ...given,
    })
    const fetched = (invocations: readonly NewInvocation[], sequence = invocations.length) =>
      recordFetched(database, { invocations, gaps: [], cursor: { start: 's1', sequence } })
    const found = async (filter: InvocationFilter) =>
      (await searchInvocations(database, apiId, filter, { limit: 100 })).map(({ requestId }) => requestId)

    it('keeps a request with its record, and gives it back by its id', async () => {
      const { id } = await recordInvocation(
        database,
        invocation({
          resourcePath: '/birds',
          integrationLatencyMs: 0.5,
          cacheHit: false,
          phase: 'authorize',
          rule: 'x',
        }),
      )
      expect(await searchInvocations(database, apiId, {}, { limit: 10 })).toEqual([
        {
          id,
          requestId: 'r-1',
          mode: 'live',
          stageName: 'dev',
          httpMethod: 'GET',
          path: '/birds',
          resourcePath: '/birds',
          status: 200,
          latencyMs: 1.5,
          integrationLatencyMs: 0.5,
          cacheHit: false,
          hasTrace: false,
          phase: 'authorize',
          rule: 'x',
          at: start,
        },
      ])
      expect(await getInvocation(database, id)).toEqual({ apiId, document: { whole: true } })
      await expect(getInvocation(database, 'nosuch')).rejects.toMatchObject({ code: 'notFound' })
      await expect(recordInvocation(database, invocation({ apiId: 'nosuch' }))).rejects.toMatchObject({
        code: 'notFound',
      })
    })

    it('lists by time, newest first, and within a millisecond as they came; a page goes on after an id', async () => {
      await fetched([
        invocation({ requestId: 'b', at: start + 1 }),
        invocation({ requestId: 'c', at: start + 1 }),
        invocation({ requestId: 'a', at: start }),
      ])
      const rows = await searchInvocations(database, apiId, {}, { limit: 2 })
      expect(rows.map(({ requestId }) => requestId)).toEqual(['c', 'b'])
      const [, last] = rows
      const next = await searchInvocations(database, apiId, {}, { limit: 2, before: last?.id ?? '' })
      expect(next.map(({ requestId }) => requestId)).toEqual(['a'])
    })

    const searched: [string, InvocationFilter, string[]][] = [
      ['everything', {}, ['d', 'c', 'b', 'a']],
      ['a status', { statuses: [403] }, ['c']],
      ['several statuses', { statuses: [200, 502] }, ['d', 'a']],
      ['a class of statuses', { statusClass: 4 }, ['c', 'b']],
      ['part of a path, in any case', { path: 'S/B_1' }, ['b']],
      ['a phase', { phases: ['authorize'] }, ['c']],
      ['a cause', { rules: ['proxyResponseMalformed', 'nothing'] }, ['d']],
      ['the beginning of a span of time', { from: start + 3 }, ['d']],
      ['the end of one', { to: start + 1 }, ['a']],
      ['those that were watched', { hasTrace: true }, ['b']],
      ['a mode', { mode: 'simulated' }, ['b']],
      ['a method', { methods: ['POST', 'PUT'] }, ['c']],
      ['a stage', { stageNames: ['prod'] }, ['d']],
      ['a resource', { resourcePaths: ['/birds/{birdId}'] }, ['d']],
      ['requests that matched no resource', { resourcePaths: [''] }, ['c', 'b', 'a']],
      ['no stage at all', { stageNames: [] }, []],
      ['a word of the cause', { words: ['Token-Check'] }, ['c']],
      ['a word of the log', { words: ['explicit deny'] }, ['c']],
      ['a status as a word', { words: ['502'] }, ['d']],
      ['several words, each of which must be there', { words: ['token', 'post'] }, ['c']],
      ['several words, one of which is not', { words: ['token', 'get'] }, []],
      ['wildcards of LIKE, which mean themselves', { words: ['100%'] }, []],
      ['all of it together', { statusClass: 4, methods: ['GET'], from: start, words: ['b_1'] }, ['b']],
    ]
    it.each(searched)('finds %s', async (_, filter, expected) => {
      await fetched([
        invocation({ requestId: 'a', words: ['100 percent'] }),
        invocation({
          requestId: 'b',
          at: start + 1,
          path: '/birds/b_1?x=1',
          status: 404,
          mode: 'simulated',
          hasTrace: true,
        }),
        invocation({
          requestId: 'c',
          at: start + 2,
          httpMethod: 'POST',
          status: 403,
          phase: 'authorize',
          rule: 'authorizerDenied',
          words: ['token-check'],
          log: ['Policy evaluation result: Explicit Deny'],
        }),
        invocation({
          requestId: 'd',
          at: start + 3,
          stageName: 'prod',
          path: '/birds/bx1',
          resourcePath: '/birds/{birdId}',
          status: 502,
          phase: 'integration',
          rule: 'proxyResponseMalformed',
        }),
      ])
      expect(await found(filter)).toEqual(expected)
      const { total, byClass } = await countInvocations(database, apiId, filter)
      const { statusClass: _statusClass, ...rest } = filter
      const all = await found(rest)
      expect(total).toBe(all.length)
      expect(filter.statusClass === undefined ? total : byClass[filter.statusClass]).toBe(expected.length)
    })

    it('keeps what was fetched and how far together, and leaves out what belongs to an API that is gone', async () => {
      const other = await createApi(database, design('b'))
      await deleteApi(database, other.id, 0)
      await purgeApi(database, other.id)
      await recordFetched(database, {
        invocations: [invocation({ requestId: 'kept' }), invocation({ requestId: 'gone', apiId: other.id })],
        gaps: [
          { apiId, count: 7, from: start, to: start + 9 },
          { apiId: other.id, count: 1, from: start, to: start },
        ],
        cursor: { start: 's1', sequence: 9 },
      })
      expect(await found({})).toEqual(['kept'])
      expect(await invocationCursor(database)).toEqual({ start: 's1', sequence: 9 })
      expect(await listInvocationGaps(database, apiId, start)).toEqual([
        { apiId, count: 7, from: start, to: start + 9 },
      ])
      expect(await listInvocationGaps(database, apiId, start + 10)).toEqual([])
      await recordFetched(database, { invocations: [], gaps: [], cursor: { start: 's2', sequence: 0 } })
      expect(await invocationCursor(database)).toEqual({ start: 's2', sequence: 0 })
    })

    it('makes one gap of losses that follow one another, and another of those that come later', async () => {
      const lose = (count: number, from: number, to: number) =>
        recordFetched(database, {
          invocations: [],
          gaps: [{ apiId, count, from, to }],
          cursor: { start: 's1', sequence: 1 },
        })
      await lose(5, start, start + 100)
      await lose(7, start + 150, start + 900)
      await lose(1, start + 60_000, start + 60_000)
      expect(await listInvocationGaps(database, apiId, 0)).toEqual([
        { apiId, count: 1, from: start + 60_000, to: start + 60_000 },
        { apiId, count: 12, from: start, to: start + 900 },
      ])
    })

    it('forgets the oldest beyond what is to be kept, with their records and logs, a hundred rows late at most', async () => {
      expect(await getRetention(database, apiId)).toEqual({ count: keptInvocations })
      await setRetention(database, apiId, { count: 50 }, start)
      for (let batch = 0; batch < 4; batch += 1)
        await fetched(
          Array.from({ length: 60 }, (_, index) =>
            invocation({ at: start + batch * 60 + index, requestId: `r${batch * 60 + index}`, log: ['a line'] }),
          ),
        )
      const { total } = await countInvocations(database, apiId, {})
      expect(total).toBeGreaterThanOrEqual(50)
      expect(total).toBeLessThan(50 + 100 + 60)
      expect((await found({}))[0]).toBe('r239')
      await setRetention(database, apiId, { count: 3 }, start)
      expect(await found({})).toEqual(['r239', 'r238', 'r237'])
      expect(await database.client.invocationRecord.count()).toBe(3)
      expect(await database.client.invocationLog.count()).toBe(3)
    })

    it('forgets what is older than the days that are set, and refuses spans and numbers that make no sense', async () => {
      const day = 86_400_000
      await fetched([invocation({ requestId: 'old', at: start - 3 * day }), invocation({ requestId: 'new' })])
      await setRetention(database, apiId, { count: 100, days: 2 }, start)
      expect(await getRetention(database, apiId)).toEqual({ count: 100, days: 2 })
      expect(await found({})).toEqual(['new'])
      for (const bad of [{ count: 0 }, { count: 1.5 }, { count: 5_000_000 }, { count: 5, days: 0 }])
        await expect(setRetention(database, apiId, bad, start)).rejects.toMatchObject({ code: 'invalid' })
      await expect(setRetention(database, 'nosuch', { count: 5 }, start)).rejects.toMatchObject({ code: 'notFound' })
    })

    it('forgets everything of one API when told to, and nothing of another', async () => {
      const other = await createApi(database, design('b'))
      await fetched([invocation({ requestId: 'a' }), invocation({ requestId: 'b', apiId: other.id })])
      expect(await clearInvocations(database, apiId)).toEqual({ count: 1 })
      expect(await found({})).toEqual([])
      expect((await countInvocations(database, other.id, {})).total).toBe(1)
    })

    describe('metrics', () => {
      const minute = 60_000
      const range = { from: start, to: start + 10 * minute }
      beforeEach(async () => {
        const latencies = Array.from({ length: 100 }, (_, index) => index + 1)
        await fetched([
          ...latencies.map((latencyMs) => invocation({ latencyMs, integrationLatencyMs: latencyMs / 2 })),
          invocation({ at: start + minute, status: 429, httpMethod: 'POST', resourcePath: '/birds' }),
          invocation({ at: start + minute, status: 502, httpMethod: 'POST', resourcePath: '/birds' }),
          invocation({ at: start + minute, cacheHit: true, httpMethod: 'POST', resourcePath: '/birds' }),
          invocation({ at: start + minute, cacheHit: false, stageName: 'prod' }),
          invocation({ at: start + minute, mode: 'simulated', status: 500 }),
          invocation({ at: start + minute, stageName: 'nosuch', status: 403, rule: 'unknownStage' }),
          invocation({ at: start - 1 }),
          invocation({ at: start + 10 * minute }),
        ])
      })

      it('count live requests per span of time, with percentiles by nearest rank', async () => {
        const series = await metricSeries(database, apiId, range, minute)
        const first = Math.floor(start / minute) * minute
        expect(series).toEqual([
          {
            at: first,
            count: 100,
            errors4xx: 0,
            errors5xx: 0,
            cacheHits: 0,
            cacheMisses: 0,
            latency: { p50: 50, p95: 95, p99: 99 },
            integrationLatency: { p50: 25, p95: 47.5, p99: 49.5 },
          },
          {
            at: first + minute,
            count: 4,
            errors4xx: 1,
            errors5xx: 1,
            cacheHits: 1,
            cacheMisses: 1,
            latency: { p50: 1.5, p95: 1.5, p99: 1.5 },
          },
        ])
      })

      it('are told apart by stage and method, and added up over a range and stages', async () => {
        const rows = await metricsByMethod(database, apiId, range)
        expect(rows).toMatchObject([
          { stageName: 'dev', httpMethod: 'GET', count: 100 },
          { stageName: 'dev', httpMethod: 'POST', resourcePath: '/birds', count: 3, cacheHits: 1, cacheMisses: 0 },
          { stageName: 'prod', httpMethod: 'GET', count: 1, cacheMisses: 1 },
        ])
        expect(await metricTotals(database, apiId, range)).toMatchObject({
          count: 104,
          errors4xx: 1,
          errors5xx: 1,
          latency: { p50: 48 },
        })
        expect(await metricTotals(database, apiId, { ...range, stageNames: ['prod'] })).toMatchObject({ count: 1 })
        const posts = { ...range, methods: ['POST'], resourcePaths: ['/birds'] }
        expect(await metricTotals(database, apiId, posts)).toMatchObject({ count: 3, errors5xx: 1 })
        expect(await metricTotals(database, apiId, { from: 0, to: 1 })).toEqual({
          count: 0,
          errors4xx: 0,
          errors5xx: 0,
          cacheHits: 0,
          cacheMisses: 0,
        })
      })
    })
  })
}
