import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedRun } from '@/server/run'
import { compareRuns } from './compare-runs.ts'
import { diffLines } from './diff-lines.ts'

const run = (given: {
  status?: number
  path?: string
  body?: string
  cause?: object
  answerHeaders?: [string, string][]
}): RecordedRun =>
  ({
    id: 'i',
    simulated: false,
    source: { type: 'stage', stageName: 'dev' },
    request: { method: 'GET', path: given.path ?? '/birds', headers: [['Accept', '*/*']], body: '' },
    outcome: {
      deploymentId: 'd1',
      startedAt: 0,
      latencyMs: 1,
      phases: [{ phase: 'accept', startedAt: 0, durationMs: 1, result: 'completed' }],
      answer: {
        status: given.status ?? 200,
        headers: given.answerHeaders ?? [],
        body: btoa(given.body ?? '{"a":1,"b":2}'),
      },
      ...(given.cause === undefined ? {} : { cause: given.cause }),
    },
    log: [],
  }) as unknown as RecordedRun
const differences = (left: RecordedRun, right: RecordedRun) =>
  compareRuns(left, right).flatMap(({ title, rows }) =>
    rows.filter(({ same }) => !same).map((row) => [title, row.label, row.left, row.right]),
  )

describe('comparing two runs', () => {
  test('a run does not differ from itself', () => {
    expect(differences(run({}), run({}))).toEqual([])
  })

  test('marks status, path and the line of the body that differs', () => {
    expect(differences(run({}), run({ status: 201, path: '/birds?x=1', body: '{"a":1,"b":3}' }))).toEqual([
      ['Request', 'Path', '/birds', '/birds?x=1'],
      ['Response', 'Status', '200', '201'],
      ['Response', '', '  "b": 2', '  "b": 3'],
    ])
  })

  test('header fields are paired by name in any case; ids of requests are no difference', () => {
    const left = run({
      answerHeaders: [
        ['x-amzn-RequestId', '1'],
        ['Content-Type', 'a'],
        ['X-Only', 'l'],
      ],
    })
    const right = run({
      answerHeaders: [
        ['x-amzn-RequestId', '2'],
        ['content-type', 'b'],
      ],
    })
    expect(differences(left, right)).toEqual([
      ['Response', 'content-type', 'a', 'b'],
      ['Response', 'X-Only', 'l', undefined],
    ])
  })

  test('a cause stands beside none, with its setting and what came in', () => {
    const cause = {
      phase: 'apiKey',
      rule: 'apiKeyMissing',
      responseType: 'INVALID_API_KEY',
      message: 'No key came.',
      place: ['resources', 'r1'],
      received: { 'x-api-key': null },
    }
    expect(differences(run({}), run({ cause }))).toEqual([
      ['Cause', 'Why', undefined, 'No key came.'],
      ['Cause', 'Rule', undefined, 'apiKeyMissing'],
      ['Cause', 'Ended in', undefined, 'API key'],
      ['Cause', 'Gateway response', undefined, 'INVALID_API_KEY'],
      ['Cause', 'Setting', undefined, 'resources.r1'],
      ['Cause', 'x-api-key', undefined, 'null'],
    ])
  })
})

describe('lines side by side', () => {
  test('are both texts again, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 }).map((l) => l.join('\n'))
    fc.assert(
      fc.property(text, text, (left, right) => {
        const pairs = diffLines(left, right)
        const side = (name: 'left' | 'right') => pairs.flatMap((pair) => pair[name] ?? []).join('\n')
        expect(side('left')).toBe(left)
        expect(side('right')).toBe(right)
        for (const pair of pairs) if (pair.same) expect(pair.left).toBe(pair.right)
      }),
    )
  })

  test('find what is equal around an insertion', () => {
    expect(diffLines('a\nb\nc', 'a\nx\nb\nc').filter(({ same }) => !same)).toEqual([
      { left: undefined, right: 'x', same: false },
    ])
  })

  test('are found quickly for long texts that have nothing in common', () => {
    const lines = (name: string) => Array.from({ length: 5000 }, (_, index) => `${name}${index}`).join('\n')
    expect(diffLines(lines('a'), lines('b'))).toHaveLength(5000)
  })
})
