import type { InputPart } from '@gatewright/engine/template'
import type { Span } from '@gatewright/vtl'
import { isWithin } from './record/is-within.ts'
import type { Recording, Segment } from './record/recording.ts'

/** What someone points at. */
export type Picked =
  | { at: 'output'; offset: number }
  | { at: 'template'; offset: number }
  | { at: 'input'; ref: InputPart }

/** Everything that belongs to what is pointed at. */
export type Linked = {
  output: readonly Span[]
  template: readonly Span[]
  inputs: readonly InputPart[]
  /** The one piece of output, when that is what was pointed at. */
  segment?: Segment
}

export const nothingLinked: Linked = { output: [], template: [], inputs: [] }

/** What belongs together: a piece of output, the span of the template that printed it, and the inputs that it came from. */
export function linkedTo(picked: Picked | undefined, recording: Recording | undefined, template: string): Linked {
  if (picked === undefined || recording === undefined) return nothingLinked
  if (picked.at === 'output') {
    const segment = segmentAt(recording.segments, picked.offset)
    if (segment === undefined) return nothingLinked
    return { ...linkedTogether([segment], template), segment }
  }
  if (picked.at === 'template') {
    const around = recording.segments.filter(
      (segment) => segment.template.start <= picked.offset && picked.offset < segment.template.end,
    )
    const narrowest = Math.min(...around.map((segment) => segment.template.end - segment.template.start))
    return linkedTogether(
      around.filter((segment) => segment.template.end - segment.template.start === narrowest),
      template,
    )
  }
  const { ref } = picked
  const reached = recording.segments.filter(({ inputs }) =>
    inputs.some((one) => isWithin(one, ref) || isWithin(ref, one)),
  )
  return { ...linkedTogether(reached, template), inputs: [ref] }
}

function linkedTogether(segments: readonly Segment[], template: string): Linked {
  const spans = new Map<number, Span>()
  const inputs = new Map<string, InputPart>()
  for (const segment of segments) {
    spans.set(segment.template.start, trimmed(template, segment.template))
    for (const ref of segment.inputs) inputs.set(`${ref.input} ${ref.path}`, ref)
  }
  return {
    output: segments.map(({ start, end }) => ({ start, end })),
    template: [...spans.values()],
    inputs: [...inputs.values()],
  }
}

/** The piece of output at an offset; segments stand in order. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0
  let high = segments.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const segment = segments[middle]
    if (segment === undefined) return undefined
    if (offset < segment.start) high = middle - 1
    else if (offset >= segment.end) low = middle + 1
    else return segment
  }
  return undefined
}

/**
 * The parts of the input that were used, each once: they reached the output, or decided what is in it. Of a list whose
 * size decided, only the items that were used otherwise count, if any were.
 */
export function inputsOf({ segments, decided }: Recording): InputPart[] {
  const reached = new Map<string, InputPart>()
  for (const segment of segments) for (const part of segment.inputs) reached.set(`${part.input} ${part.path}`, part)
  const all = [...reached.values(), ...decided]
  for (const part of decided) {
    if (!all.some((other) => other !== part && isWithin(other, part))) reached.set(`${part.input} ${part.path}`, part)
  }
  return [...reached.values()]
}

/** Whether a part of the input is among those that were used, whole or in part. */
export function isAmong(part: InputPart, inputs: readonly InputPart[]): boolean {
  return inputs.some((one) => isWithin(one, part) || isWithin(part, one))
}

function trimmed(source: string, { start, end }: Span): Span {
  const text = source.slice(start, end)
  const lead = text.length - text.trimStart().length
  return { start: start + lead, end: start + Math.max(lead, text.trimEnd().length) }
}
