'use client'

import { useEffect, useState } from 'react'
import type { RecordAnswer, RecordJob, TemplateSample } from './preview-protocol.ts'
import type { RecordOptions } from './record/record-rendering.ts'
import type { Recording } from './record/recording.ts'
import { useWorkerRunner } from './use-worker-runner.ts'

/** How long typing rests before the rendering is written down, in milliseconds. */
const rest = 80

/** The newest rendering, written down, with the template that it belongs to. */
export type KnownRecording = {
  /** undefined where the rendering fails, or where writing it down was ended */
  recording: Recording | undefined
  timedOut: boolean
  template: string
  sample: TemplateSample
  options: RecordOptions
}

/**
 * Writes a rendering down whenever template, sample or options have rested.
 * @param options the same object as long as nothing changes
 */
export function useRecording(
  template: string,
  sample: TemplateSample,
  options: RecordOptions,
  live: boolean,
): KnownRecording | undefined {
  const runner = useWorkerRunner<RecordJob, RecordAnswer>()
  const [known, setKnown] = useState<KnownRecording>()
  useEffect(() => {
    if (!live) return
    const timer = window.setTimeout(() => {
      void runner.current?.run({ kind: 'record', template, sample, options }).then((answer) => {
        if (answer === 'superseded') return
        const timedOut = answer === 'timeout'
        setKnown({ recording: timedOut ? undefined : answer.recording, timedOut, template, sample, options })
      })
    }, rest)
    return () => window.clearTimeout(timer)
  }, [runner, template, sample, options, live])
  return known
}
