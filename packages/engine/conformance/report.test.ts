import { describe, expect, it } from 'vitest'
import { failureText, table, totalsOf } from './report.ts'
import type { Verdict } from './vector.ts'

const passed: Verdict = { result: 'passed' }
const failed: Verdict = {
  result: 'failed',
  problems: [{ where: 'step 1', path: 'status', expected: '200', actual: '500' }],
}
const skipped: Verdict = { result: 'skipped', reason: 'no socket' }
const files = [
  {
    name: 'a.json',
    vectors: [
      { id: '1', verdict: passed },
      { id: '2', verdict: failed },
    ],
  },
  { name: 'b.json', vectors: [{ id: '3', verdict: skipped }] },
]

describe('the report', () => {
  it('counts each vector once', () => {
    expect(totalsOf(files)).toEqual({ passed: 1, failed: 1, skipped: 1 })
  })

  it('has a line per file and one for all', () => {
    const lines = table(files).split('\n')
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)?.split(/\s+/)).toEqual(['all', '1', '1', '1'])
  })

  it('cuts long values to the part around the first difference', () => {
    const same = 'x'.repeat(5_000)
    const text = failureText('a.json', '2', [
      { where: 'step 1', path: 'body', expected: `${same}A`, actual: `${same}B` },
    ])
    expect(text).toContain('equal up to character 5000')
    expect(text).toContain('xA')
    expect(text.length).toBeLessThan(1_000)
  })
})
