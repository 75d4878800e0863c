'use client'

import { useState } from 'react'
import { readBreakpoints, type StoredBreakpoints, withLine, withPhase, writeBreakpoints } from './breakpoints.ts'

export type Breakpoints = {
  readonly stored: StoredBreakpoints
  readonly togglePhase: (phase: string) => void
  readonly toggleLine: (template: string, line: number) => void
}

/** The breakpoints of an API, kept over a reload. */
export function useBreakpoints(apiId: string): Breakpoints {
  const [stored, setStored] = useState(() => readBreakpoints(apiId))
  const change = (next: StoredBreakpoints) => {
    setStored(next)
    writeBreakpoints(apiId, next)
  }
  return {
    stored,
    togglePhase: (phase) => change(withPhase(stored, phase)),
    toggleLine: (template, line) => change(withLine(stored, template, line)),
  }
}
