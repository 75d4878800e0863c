import { expect, test } from 'vitest'
import type { RecordedRun } from '@/server/run'
import { shortTrace } from './short-trace.ts'

const cause = {
  phase: 'authorize',
  rule: 'authorizerDenied',
  status: 403,
  message: 'denied',
  received: {},
  wouldPass: [],
  notReached: ['throttle'],
}
const outcome = {
  startedAt: 100,
  latencyMs: 3,
  cause,
  phases: [
    { phase: 'accept', startedAt: 100, durationMs: 1, result: 'completed' },
    { phase: 'waf', startedAt: 101, durationMs: 0, result: 'skipped' },
    { phase: 'authorize', startedAt: 101, durationMs: 1.5, result: 'failed' },
    { phase: 'gatewayResponse', startedAt: 102.5, durationMs: 0.5, result: 'completed' },
  ],
} as unknown as RecordedRun['outcome']

test('a run that nobody watched still shows where it went, how long that took, and the rule that ended it', () => {
  expect(shortTrace({ outcome })).toEqual({
    isWatched: false,
    reached: 4,
    endedAt: 3,
    rows: [
      expect.objectContaining({ label: 'Stage and host', state: 'ok', startMs: 0, durationMs: 1 }),
      expect.objectContaining({ label: 'Authorization', state: 'failed', result: 'authorizerDenied', startMs: 1 }),
      expect.objectContaining({ label: 'Gateway response', state: 'answered', startMs: 2.5 }),
    ],
  })
})

test('a run that somebody watched shows the words of its trace', () => {
  const { rows, isWatched } = shortTrace({
    outcome,
    trace: {
      events: [
        { type: 'phaseStarted', phase: 'routeRequest', at: 100 },
        { type: 'phaseCompleted', phase: 'routeRequest', at: 102, result: 'GET /birds' },
      ],
    },
  })
  expect(isWatched).toBe(true)
  expect(rows).toMatchObject([{ label: 'Resource and method', state: 'ok', result: 'GET /birds', durationMs: 2 }])
})
