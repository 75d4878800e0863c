'use client'

import { useEffect, useState } from 'react'
import { Badge } from '@/ui/badge'
import { Notice } from '@/ui/notice'
import type { Bench } from '../bench/use-bench.ts'
import type { CompareAnswer, CompareJob } from '../preview-protocol.ts'
import { useWorkerRunner } from '../use-worker-runner.ts'
import { DiffView } from './diff-view.tsx'

/** What local tools built on velocityjs would print, against what the service prints. */
export function CompareView({ bench }: { bench: Bench }) {
  const { template, sample, text } = bench
  const runner = useWorkerRunner<CompareJob, CompareAnswer>()
  const [answer, setAnswer] = useState<CompareAnswer | 'timeout'>()
  useEffect(() => {
    void runner.current?.run({ kind: 'compare', template, sample }).then((next) => {
      if (next !== 'superseded') setAnswer(next)
    })
  }, [runner, template, sample])
  const other = answer === undefined || answer === 'timeout' ? undefined : answer.text
  return (
    <section aria-label="Output" className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
        <h2 className="font-semibold text-base">Compared with velocityjs</h2>
        {other !== undefined && (
          <Badge tone={other === text ? 'ok' : 'warn'}>{other === text ? 'Same output' : 'Other output'}</Badge>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        <p className="px-4 pt-3 text-dense text-text-3">
          − what local tools built on velocityjs print &nbsp; + what API Gateway prints
        </p>
        {answer === 'timeout' && (
          <div className="p-3">
            <Notice tone="warn" title="velocityjs took more than one second" />
          </div>
        )}
        {answer !== undefined && answer !== 'timeout' && answer.message !== undefined && (
          <div className="p-3">
            <Notice tone="warn" title="velocityjs refuses this template">
              {answer.message.slice(0, 600)}
            </Notice>
          </div>
        )}
        {other !== undefined && (
          <DiffView
            before={other}
            after={text}
            label="Comparison with velocityjs"
            same="velocityjs prints the same, character for character."
          />
        )}
      </div>
    </section>
  )
}
