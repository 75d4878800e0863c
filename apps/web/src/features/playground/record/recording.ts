import type { InputPart } from '@gatewright/engine/template'
import type { Span } from '@gatewright/vtl'
import type { KnownValue } from '../language/facts.ts'

/** A value as a watch shows it; `text` is cut off where it is long. */
export type ShownValue = { type: string; text: string }

/** A variable at a step; no value once it is gone, like the variable of a loop that ended. */
export type VariableChange = { name: string; value: ShownValue | undefined }

/** A pass of a loop. `start` is where the loop's directive stands. */
export type LoopPass = { start: number; index: number; count: number }

/** A place at which the rendering can stand still: just before a statement runs, or after the last of them. */
export type Step = Span & {
  /** Line of `start`, from 1. */
  line: number
  /** Length of the output so far. */
  output: number
  /** The loops around, the outermost first. */
  loops: readonly LoopPass[]
  /** Whether a pass or a branch begins here. */
  isMajor: boolean
  /** What is other than at the step before. */
  changes: readonly VariableChange[]
  /** The values of the watched expressions, in their order. */
  watched: readonly ShownValue[]
  /** Whether the condition of a breakpoint on this line holds; undefined when there is none. */
  holds?: boolean
}

/** A piece of the output, with what made it. */
export type Segment = Span & {
  template: Span
  inputs: readonly InputPart[]
  /** Number of the step during which it was printed. */
  step: number
}

/** How much of a line has run. */
export type LineCoverage = { line: number; ran: 'all' | 'some' | 'none' }

/** A rendering, written down: to be stepped through in both directions and to tell where everything comes from. */
export type Recording = {
  text: string
  steps: readonly Step[]
  /** Whether there were more steps than are kept. */
  isCut: boolean
  segments: readonly Segment[]
  /** Parts of the input that conditions looked at. */
  decided: readonly InputPart[]
  coverage: readonly LineCoverage[]
  values: readonly KnownValue[]
}

/** The variables as they stand at a step. */
export function variablesAt(recording: Recording, step: number): Map<string, ShownValue> {
  const variables = new Map<string, ShownValue>()
  for (const { changes } of recording.steps.slice(0, step + 1)) {
    for (const { name, value } of changes) {
      if (value === undefined) variables.delete(name)
      else variables.set(name, value)
    }
  }
  return variables
}
