'use client'

import { useEffect, useState } from 'react'
import type { RecordAnswer, RecordJob } from '../playground/preview-protocol.ts'
import type { Recording } from '../playground/record/recording.ts'
import { useWorkerRunner } from '../playground/use-worker-runner.ts'
import type { SteppedTemplate } from './stepped-templates.ts'

type Known = { readonly of: readonly SteppedTemplate[]; readonly recordings: ReadonlyMap<string, Recording> }

const none: Known = { of: [], recordings: new Map() }

/**
 * The renderings of templates, written down step by step. A template that takes too long, or fails, has none.
 * @param templates the same list as long as nothing changes
 * @returns undefined while they are being written down
 */
export function useRecordings(templates: readonly SteppedTemplate[]): ReadonlyMap<string, Recording> | undefined {
  const runner = useWorkerRunner<RecordJob, RecordAnswer>()
  const [known, setKnown] = useState(none)
  useEffect(() => {
    let isCurrent = true
    const record = async () => {
      const recordings = new Map<string, Recording>()
      for (const { phase, template, sample, edits } of templates) {
        const answer = await runner.current?.run({ kind: 'record', template, sample, options: { edits } })
        if (!isCurrent) return
        if (typeof answer === 'object' && answer.recording !== undefined) recordings.set(phase, answer.recording)
      }
      setKnown({ of: templates, recordings })
    }
    void record()
    return () => {
      isCurrent = false
    }
  }, [runner, templates])
  return known.of === templates ? known.recordings : undefined
}
