import type { RunBreakpoints } from './stops.ts'

/** Breakpoints of one API as this browser keeps them: phases, and lines (with a condition or an empty text) by template. */
export type StoredBreakpoints = {
  readonly phases: readonly string[]
  readonly lines: Readonly<Record<string, readonly (readonly [number, string])[]>>
}

const none: StoredBreakpoints = { phases: [], lines: {} }
const keyOf = (apiId: string) => `gatewright:breakpoints:${apiId}`

/** The breakpoints of last time; broken storage reads as none. */
export function readBreakpoints(apiId: string, storage: Storage = localStorage): StoredBreakpoints {
  try {
    const stored = JSON.parse(storage.getItem(keyOf(apiId)) ?? 'null') as Partial<StoredBreakpoints> | null
    return Array.isArray(stored?.phases) && typeof stored.lines === 'object' ? { ...none, ...stored } : none
  } catch {
    return none
  }
}

export function writeBreakpoints(apiId: string, breakpoints: StoredBreakpoints, storage: Storage = localStorage): void {
  try {
    storage.setItem(keyOf(apiId), JSON.stringify(breakpoints))
  } catch {
    // a full storage loses the breakpoints of next time, not those on screen
  }
}

/** With a breakpoint behind a phase, or without the one that was there. */
export function withPhase(breakpoints: StoredBreakpoints, phase: string): StoredBreakpoints {
  const { phases } = breakpoints
  const isSet = phases.includes(phase)
  return { ...breakpoints, phases: isSet ? phases.filter((each) => each !== phase) : [...phases, phase] }
}

/** With a breakpoint on a line of a template, or without the one that was there. */
export function withLine(breakpoints: StoredBreakpoints, template: string, line: number): StoredBreakpoints {
  const before = breakpoints.lines[template] ?? []
  const isSet = before.some(([each]) => each === line)
  const after = isSet ? before.filter(([each]) => each !== line) : [...before, [line, ''] as const]
  return { ...breakpoints, lines: { ...breakpoints.lines, [template]: after } }
}

/**
 * The breakpoints that count in a run.
 * @param templates the key of the template of each phase that has one
 */
export function inRun(breakpoints: StoredBreakpoints, templates: ReadonlyMap<string, string>): RunBreakpoints {
  const lines = [...templates].map(([phase, key]) => [phase, new Map(breakpoints.lines[key] ?? [])] as const)
  return { phases: new Set(breakpoints.phases), lines: new Map(lines) }
}
