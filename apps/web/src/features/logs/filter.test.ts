import { describe, expect, test } from 'vitest'
import { takeChips, toFilter, withChip } from './filter.ts'

describe('chips', () => {
  test.each([
    ['status:403 birds', [{ name: 'status', values: ['403'] }], 'birds'],
    [
      'verb:post in:authorize',
      [
        { name: 'method', values: ['post'] },
        { name: 'phase', values: ['authorize'] },
      ],
      '',
    ],
    ['stage:dev,prod  a  b', [{ name: 'stage', values: ['dev', 'prod'] }], 'a b'],
    ['http://x:1 time:12:30 unknown:word', [], 'http://x:1 time:12:30 unknown:word'],
    ['status:,', [], ''],
  ])('are taken out of %s', (text, chips, rest) => {
    expect(takeChips(text)).toEqual({ chips, rest })
  })

  test('of one name replace one another', () => {
    const path = { name: 'path' as const, values: ['/a'] }
    const next = withChip([{ name: 'status', values: ['403'] }, path], { name: 'status', values: ['500'] })
    expect(next).toEqual([path, { name: 'status', values: ['500'] }])
  })
})

const nothing = { chips: [], text: '', segment: 'all', stageName: undefined, from: 7 } as const

describe('the filter', () => {
  test.each([
    ['nothing', {}, {}],
    ['words', { text: 'not found ' }, { words: ['not', 'found'] }],
    ['a status that is still being written', { text: 'status:403' }, { statuses: [403] }],
    ['a class of statuses', { chips: [{ name: 'status', values: ['5xx'] }] }, { statusClass: 5 }],
    ['the segment', { segment: '4' }, { statusClass: 4 }],
    ['the stage of the page', { stageName: 'dev' }, { stageNames: ['dev'] }],
    ['a chip rather than that', { stageName: 'dev', text: 'stage:prod' }, { stageNames: ['prod'] }],
    [
      'everything',
      { text: 'path:/a method:get mode:simulated phase:waf cause:quotaExceeded x' },
      {
        path: '/a',
        methods: ['GET'],
        mode: 'simulated',
        phases: ['waf'],
        rules: ['quotaExceeded'],
        words: ['x'],
      },
    ],
  ] as const)('asks for %s', (_, given, expected) => {
    expect(toFilter({ ...nothing, ...given })).toEqual({ from: 7, ...expected })
  })
})
