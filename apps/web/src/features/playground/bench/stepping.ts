import { parseTemplate, walkTemplate } from '@gatewright/vtl'
import { firstSign, lineFinder } from '../record/coverage.ts'
import type { Recording, Step } from '../record/recording.ts'

/** Breakpoints by line, with the condition or an empty text. */
export type Breakpoints = ReadonlyMap<number, string>

/** The next step at which a breakpoint stops, or the last step. */
export function nextStop({ steps }: Recording, from: number, breakpoints: Breakpoints): number {
  for (let at = from + 1; at < steps.length; at++) if (stopsAt(steps, at, breakpoints)) return at
  return steps.length - 1
}

/** The step before at which a breakpoint stops, or the first step. */
export function previousStop({ steps }: Recording, from: number, breakpoints: Breakpoints): number {
  for (let at = from - 1; at >= 0; at--) if (stopsAt(steps, at, breakpoints)) return at
  return 0
}

/** The first step on a line after the present one; undefined when the line does not run again. */
export function runToLine({ steps }: Recording, from: number, line: number): number | undefined {
  for (let at = from + 1; at < steps.length; at++) if (steps[at]?.line === line) return at
  return undefined
}

/** The step after the whole statement of this one: a loop, a branch and all inside it run through. */
export function stepOver({ steps }: Recording, from: number): number {
  const here = steps[from]
  if (here === undefined) return from
  let at = from + 1
  while (at < steps.length - 1 && isInside(steps[at], here)) at++
  return Math.min(at, steps.length - 1)
}

function isInside(inner: Step | undefined, outer: Step): boolean {
  if (inner === undefined || inner.loops.length < outer.loops.length) return false
  return inner.start > outer.start && inner.end <= outer.end
}

/** Only the first step on a line stops there, each time the line runs. */
export function stopsAt(steps: readonly Step[], at: number, breakpoints: Breakpoints): boolean {
  const step = steps[at]
  if (step === undefined) return false
  const condition = breakpoints.get(step.line)
  if (condition === undefined || (condition !== '' && step.holds === false)) return false
  const before = steps[at - 1]
  if (before === undefined || before.line !== step.line) return true
  return before.start >= step.start || before.loops.at(-1)?.index !== step.loops.at(-1)?.index
}

/** The line that can stop for a line that was clicked: it, or the next one on which something runs. */
export function stoppingLine(template: string, line: number): number | undefined {
  const lineOf = lineFinder(template)
  let best: number | undefined
  walkTemplate(parseTemplate(template).ast, {
    statement(statement) {
      if (statement.kind !== 'text' && statement.kind !== 'comment') {
        const own = lineOf(firstSign(template, statement.start))
        if (own >= line && (best === undefined || own < best)) best = own
      }
      return true
    },
    expression: () => false,
  })
  return best
}

/** Breakpoints after an edit: those below the changed lines move with their text, those on removed lines go. */
export function movedBreakpoints(breakpoints: Breakpoints, before: string, after: string): Breakpoints {
  if (breakpoints.size === 0 || before === after) return breakpoints
  const old = before.split('\n')
  const now = after.split('\n')
  if (old.length === now.length) return breakpoints
  let same = 0
  while (same < Math.min(old.length, now.length) && old[same] === now[same]) same++
  let sameEnd = 0
  while (sameEnd < Math.min(old.length, now.length) - same && old.at(-1 - sameEnd) === now.at(-1 - sameEnd)) sameEnd++
  const moved = new Map<number, string>()
  for (const [line, condition] of breakpoints) {
    if (line <= same) moved.set(line, condition)
    else if (line > old.length - sameEnd) moved.set(line + now.length - old.length, condition)
    else if (line <= now.length - sameEnd) moved.set(line, condition)
  }
  return moved
}

/** Where the rendering stands, in words: `line 10, pass 2 of 3 of #foreach`. */
export function describeStep(step: Step, isLast: boolean): { text: string; loop: string | undefined } {
  if (isLast) return { text: 'at the end', loop: undefined }
  const pass = step.loops.at(-1)
  if (pass === undefined) return { text: `line ${step.line}`, loop: undefined }
  return { text: `line ${step.line}, pass ${pass.index + 1} of ${pass.count} of `, loop: '#foreach' }
}
