import { expect, test } from 'vitest'
import { verdictsOf } from './run-overlay.ts'

const phase = (name: string, result: 'completed' | 'skipped' | 'failed' = 'completed') => ({
  phase: name,
  startedAt: 0,
  durationMs: 2,
  result,
})

test('boxes that a run passed show their time, those behind its end are not reached', () => {
  const cause = {
    phase: 'integration',
    rule: 'functionFailed',
    status: 502,
    message: '',
    received: {},
    wouldPass: [],
    notReached: [],
  }
  const verdicts = verdictsOf({
    phases: [phase('authorize'), phase('validateRequest'), phase('integrationRequest'), phase('integration', 'failed')],
    cause,
  })
  expect(verdicts['Method request']).toEqual({ state: 'passed', text: '4.0 ms' })
  expect(verdicts.Integration.state).toBe('ended')
  expect(verdicts['Integration response'].state).toBe('notReached')
})
