'use client'

import { useEffect } from 'react'
import { InfoIcon, WarningIcon } from '@/ui/icons'
import { createStore, useStore } from '../shell/store.ts'
import { formatMs } from '../trace/scale.ts'
import type { Bench } from './bench/use-bench.ts'

type Status = { errors: number; warnings: number; infos: number; ms: number | undefined; line: number; column: number }

const status = createStore<Status | undefined>(undefined)

/** Tells the status bar how the rendering went and where the cursor is. */
export function usePlaygroundStatus(
  { findings, preview }: Bench,
  { line, column }: { line: number; column: number },
): void {
  useEffect(() => {
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
    status.set({
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      ms: preview.answer?.ms,
      line,
      column,
    })
  }, [findings, preview, line, column])
  useEffect(() => () => status.set(undefined), [])
}

/** The status bar of the playground. */
export function PlaygroundStatus() {
  const now = useStore(status)
  if (now === undefined) return <span>Rendered in this page: nothing is sent anywhere</span>
  return (
    <>
      <span className="flex items-center gap-1">
        <WarningIcon size={13} className={now.errors > 0 ? 'text-bad-text' : 'text-warn-text'} />
        {now.errors + now.warnings}
        <InfoIcon size={13} className="ml-2 text-text-2" />
        {now.infos}
      </span>
      {now.ms !== undefined && <span>Rendered in {formatMs(now.ms)}</span>}
      <span className="max-lg:hidden">In this page: nothing is sent anywhere</span>
      <span className="ml-auto max-[860px]:hidden">
        Ln {now.line}, Col {now.column}
      </span>
      <span className="max-[860px]:hidden">VTL</span>
      <span className="max-[860px]:hidden">UTF-8</span>
    </>
  )
}
