'use client'

import { useEffect, useRef, useState } from 'react'
import type { PreviewAnswer, PreviewRequest, TemplateSample } from './preview-protocol.ts'
import { createWorkerRunner, type WorkerRunner } from './worker-runner.ts'

/** What stands in the output pane: the newest answer, and the last good text while the template is broken. */
export type Preview = { answer: PreviewAnswer | undefined; lastGood: string; stale: boolean; timedOut: boolean }

const nothing: Preview = { answer: undefined, lastGood: '', stale: false, timedOut: false }

/** Renders a template with its sample in a worker whenever either changes; a rendering that takes over a second is ended. */
export function usePreview(template: string, sample: TemplateSample): Preview {
  const runner = useRef<WorkerRunner<PreviewRequest, PreviewAnswer>>(null)
  const [preview, setPreview] = useState<Preview>(nothing)
  useEffect(() => {
    const made = createWorkerRunner<PreviewRequest, PreviewAnswer>(
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
  useEffect(() => {
    void runner.current?.run({ template, sample }).then((answer) => {
      if (answer === 'superseded') return
      setPreview((before) => {
        if (answer === 'timeout') return { ...before, answer: undefined, stale: true, timedOut: true }
        if (answer.ok) return { answer, lastGood: answer.text, stale: false, timedOut: false }
        return { answer, lastGood: before.lastGood, stale: true, timedOut: false }
      })
    })
  }, [template, sample])
  return preview
}
