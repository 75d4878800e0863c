'use client'

import { useState } from 'react'
import type { TestAnswer, TestJob } from '../preview-protocol.ts'
import type { LineCoverage } from '../record/recording.ts'
import { useWorkerRunner } from '../use-worker-runner.ts'
import type { CaseResult, TemplateCase } from './template-case.ts'

/** What came of the cases, for the template that ran. */
export type TestRun = {
  template: string
  results: ReadonlyMap<string, CaseResult>
  coverage: readonly LineCoverage[] | undefined
}

/** Runs cases in a worker, one after another; one that takes over a second is ended and fails. */
export function useTestRun(template: string): {
  run: TestRun | undefined
  running: boolean
  start: (cases: readonly TemplateCase[]) => Promise<void>
} {
  const runner = useWorkerRunner<TestJob, TestAnswer>()
  const [run, setRun] = useState<TestRun>()
  const [running, setRunning] = useState(false)
  async function start(cases: readonly TemplateCase[]) {
    setRunning(true)
    const results = new Map<string, CaseResult>()
    for (const test of cases) {
      const answer = await runner.current?.run({ kind: 'test', template, test })
      const late = { id: test.id, passed: false, output: undefined, message: 'It was ended after one second.' }
      const result = answer === 'timeout' ? late : answer === 'superseded' ? undefined : answer?.result
      if (result !== undefined) results.set(test.id, result)
    }
    const samples = cases.map(({ sample }) => sample)
    const answer = await runner.current?.run({ kind: 'coverage', template, samples })
    const coverage = typeof answer === 'object' ? answer.coverage : undefined
    setRun({ template, results, coverage })
    setRunning(false)
  }
  return { run: run?.template === template ? run : undefined, running, start }
}
