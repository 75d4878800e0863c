import type { GatewayRequest, Outcome } from '@gatewright/engine'
import { describe, expect, it } from 'vitest'
import {
  createInvocationLog,
  type InvocationBatch,
  type InvocationCursor,
  type InvocationLog,
} from './invocation-log.ts'

const request = (body = ''): GatewayRequest => ({
  method: 'GET',
  target: '/dev/birds?x=1',
  protocol: 'HTTP/1.1',
  headers: [['Host', 'localhost']],
  body: Buffer.from(body),
  sourceIp: '127.0.0.1',
})

const outcome = (requestId: string, given: Partial<Outcome> = {}): Outcome => ({
  answer: { status: 200, headers: [['Content-Type', 'text/plain']], body: Buffer.from('hello') },
  requestId,
  extendedRequestId: 'e',
  apiId: 'api1',
  stage: 'dev',
  deploymentId: 'd1',
  isCanary: false,
  httpMethod: 'GET',
  path: '/dev/birds',
  startedAt: Number(requestId),
  latencyMs: 1,
  phases: [],
  caller: { sourceIp: '127.0.0.1' },
  context: { requestId },
  traceId: 't',
  ...given,
})

const after = (log: InvocationLog, cursor: InvocationCursor, limit?: number): InvocationBatch =>
  JSON.parse(log.after(cursor, limit).toString())

const filled = (count: number, size?: number) => {
  const log = createInvocationLog(size)
  for (let id = 1; id <= count; id += 1) log.add(outcome(String(id)), request())
  return log
}
const ids = (batch: InvocationBatch) => batch.invocations.map((record) => Number(record.outcome.requestId))
const from = (batch: InvocationBatch) => ({ start: batch.start, sequence: batch.next })

describe('the invocation log', () => {
  it('gives everything once, in order, in batches', () => {
    const log = filled(7)
    const one = after(log, { sequence: 0 }, 3)
    const two = after(log, from(one), 3)
    const three = after(log, from(two), 3)
    expect([one, two, three].map(ids)).toEqual([[1, 2, 3], [4, 5, 6], [7]])
    expect(after(log, from(three))).toMatchObject({ invocations: [], gaps: [], next: 7 })
  })

  it('gives a batch again to those who ask again', () => {
    const log = filled(3)
    expect(ids(after(log, { sequence: 0 }))).toEqual(ids(after(log, { sequence: 0 })))
  })

  it('begins anew for those who know another start of the process', () => {
    expect(ids(after(filled(3), { start: 'another', sequence: 2 }))).toEqual([1, 2, 3])
  })

  it('tells what was dropped before it was fetched, until that has arrived', () => {
    const log = filled(4, 4)
    const first = after(log, { sequence: 0 })
    expect(first.gaps).toEqual([])
    after(log, from(first))
    for (let id = 5; id <= 11; id += 1) log.add(outcome(String(id)), request())
    const gap = { apiId: 'api1', count: 3, from: 5, to: 7 }
    const second = after(log, from(first))
    expect(second.gaps).toEqual([gap])
    expect(ids(second)).toEqual([8, 9, 10, 11])
    expect(after(log, from(first)).gaps).toEqual([gap])
    expect(after(log, from(second)).gaps).toEqual([])
  })

  it('tells losses of each API by itself', () => {
    const log = createInvocationLog(1)
    log.add(outcome('1'), request())
    log.add(outcome('2', { apiId: 'api2' }), request())
    log.add(outcome('3'), request())
    expect(after(log, { sequence: 0 }).gaps.map(({ apiId, count }) => [apiId, count])).toEqual([
      ['api1', 1],
      ['api2', 1],
    ])
  })

  it('keeps a bounded number a second, and counts the others as lost', () => {
    const log = createInvocationLog(10_000)
    for (let millisecond = 1000; millisecond < 3000; millisecond += 1) {
      for (let each = 0; each < 4; each += 1) log.add(outcome(String(millisecond)), request())
    }
    const { invocations, gaps } = after(log, { sequence: 0 }, 10_000)
    const kept = 4000 + 1999
    expect(invocations.length).toBe(kept)
    expect(gaps).toMatchObject([{ apiId: 'api1', count: 8000 - kept, to: 2999 }])
    log.add(outcome('4000'), request())
    expect(ids(after(log, { start: after(log, { sequence: 0 }).start, sequence: kept }))).toEqual([4000])
  })

  it('keeps the cause, the context and both messages, with long bodies cut', () => {
    const log = createInvocationLog()
    const cause = {
      phase: 'apiKey',
      rule: 'apiKeyMissing',
      status: 403,
      message: 'm',
      received: {},
      wouldPass: [],
      notReached: [],
    }
    log.add(outcome('1', { cause, logEvents: [] }), request('x'.repeat(5000)))
    const [record] = after(log, { sequence: 0 }).invocations
    expect(record).toMatchObject({
      sequence: 1,
      outcome: { cause, context: { requestId: '1' }, answer: { status: 200, body: { base64: 'aGVsbG8=', size: 5 } } },
      request: { method: 'GET', target: '/dev/birds?x=1', body: { size: 5000 } },
      logEvents: [],
    })
    expect(Buffer.from(record?.request.body.base64 ?? '', 'base64')).toHaveLength(4096)
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  it('cuts long logs', () => {
    const log = createInvocationLog()
    const line = { type: 'log' as const, phase: 'accept', at: 1, level: 'INFO' as const, dataTrace: true }
    log.add(outcome('1', { logEvents: [{ ...line, text: 'y'.repeat(100_000) }] }), request())
    const [record] = after(log, { sequence: 0 }).invocations
    expect(record?.logEvents?.[0]?.text).toMatch(/^y{65536} \[TRUNCATED\]$/)
  })

  it('keeps fewer records when they are large, and gives large ones in small batches', () => {
    const log = createInvocationLog()
    const line = { type: 'log' as const, phase: 'accept', at: 1, level: 'INFO' as const, dataTrace: true }
    for (let id = 1; id <= 1200; id += 1)
      log.add(outcome(String(id), { logEvents: [{ ...line, text: 'y'.repeat(60_000) }] }), request())
    const batch = after(log, { sequence: 0 })
    expect(batch.invocations.length).toBeLessThan(200)
    expect(batch.gaps).toMatchObject([{ from: 1 }])
    expect((batch.gaps[0]?.count ?? 0) + 1).toBe(ids(batch)[0])
  })

  it('lets those who wait go on as soon as there is something, and at the latest when their time is up', async () => {
    const log = createInvocationLog()
    await log.wait({ sequence: 0 }, 1)
    const waiting = log.wait({ sequence: 0 }, 60_000)
    log.add(outcome('1'), request())
    await waiting
    await log.wait({ sequence: 0 }, 60_000)
    expect(ids(after(log, { sequence: 0 }))).toEqual([1])
  })
})
