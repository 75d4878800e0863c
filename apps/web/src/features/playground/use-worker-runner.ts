'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { createWorkerRunner, type WorkerRunner } from './worker-runner.ts'

/** A runner with a worker of its own for as long as the component stands; a job that takes over a second is ended. */
export function useWorkerRunner<Job extends { id: number }, Answer extends { id: number }>(): RefObject<
  WorkerRunner<Job, Answer> | undefined
> {
  const runner = useRef<WorkerRunner<Job, Answer>>(undefined)
  useEffect(() => {
    const made = createWorkerRunner<Job, Answer>(
      () => new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' }),
      {
        limitMs: 1000,
        startMs: 10_000,
        timers: { set: (run, ms) => window.setTimeout(run, ms), clear: (handle) => window.clearTimeout(handle) },
      },
    )
    runner.current = made
    return () => made.dispose()
  }, [])
  return runner
}
