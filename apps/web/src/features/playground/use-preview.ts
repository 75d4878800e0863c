'use client'

import { useEffect, useState } from 'react'
import type { RenderAnswer, RenderJob, TemplateSample } from './preview-protocol.ts'
import { useWorkerRunner } from './use-worker-runner.ts'

/** What stands in the output pane: the newest answer, and the last good text while the template is broken. */
export type Preview = {
  answer: RenderAnswer | undefined
  lastGood: string
  /** The good output before the last good one that was other. */
  before: string | undefined
  stale: boolean
  timedOut: boolean
}

const nothing: Preview = { answer: undefined, lastGood: '', before: undefined, stale: false, timedOut: false }

/**
 * Renders a template with its sample in a worker whenever either changes; a rendering that takes over a second is ended.
 * @param live without it nothing is rendered, and what stood stays
 */
export function usePreview(template: string, sample: TemplateSample, live = true): Preview {
  const runner = useWorkerRunner<RenderJob, RenderAnswer>()
  const [preview, setPreview] = useState<Preview>(nothing)
  useEffect(() => {
    if (!live) return
    void runner.current?.run({ kind: 'render', template, sample }).then((answer) => {
      if (answer === 'superseded') return
      setPreview((former) => next(former, answer))
    })
  }, [runner, template, sample, live])
  return preview
}

function next(former: Preview, answer: RenderAnswer | 'timeout'): Preview {
  if (answer === 'timeout') return { ...former, answer: undefined, stale: true, timedOut: true }
  if (!answer.ok) return { ...former, answer, stale: true, timedOut: false }
  const before = answer.text === former.lastGood ? former.before : former.lastGood
  return { answer, lastGood: answer.text, before, stale: false, timedOut: false }
}
