import type { InvocationFilter, InvocationMode } from '@gatewright/db'

/** What a chip of the filter field can be about, the words that may stand for it, and what to write after the colon. */
export const chipKinds = [
  { name: 'status', words: ['status'], example: '403, 5xx' },
  { name: 'path', words: ['path'], example: '/orders' },
  { name: 'method', words: ['method', 'verb'], example: 'POST' },
  { name: 'stage', words: ['stage'], example: 'dev' },
  { name: 'mode', words: ['mode'], example: 'live, simulated, changed' },
  { name: 'phase', words: ['phase', 'in'], example: 'authorize' },
  { name: 'cause', words: ['cause', 'rule'], example: 'authorizerDenied' },
] as const
export type ChipName = (typeof chipKinds)[number]['name']

/** A chip: all requests that have one of its values. */
export type Chip = { name: ChipName; values: readonly string[] }

/** Statuses by hundreds, as the segment beside the filter field has them. */
export type StatusSegment = 'all' | '2' | '4' | '5'

/** Takes the chips out of a text: `status:403 birds` is a chip and the word `birds`. Words that are no chips stay. */
export function takeChips(text: string): { chips: Chip[]; rest: string } {
  const chips: Chip[] = []
  const rest = text.replaceAll(/(?<=^|\s)(\w+):([^\s:]+)(?=\s|$)/g, (whole, word: string, value: string) => {
    const kind = chipKinds.find(({ words }) => words.some((known) => known === word.toLowerCase()))
    if (kind === undefined) return whole
    chips.push({ name: kind.name, values: value.split(',').filter((one) => one !== '') })
    return ''
  })
  return { chips: chips.filter(({ values }) => values.length > 0), rest: rest.replaceAll(/\s+/g, ' ').trim() }
}

/** Puts a chip in the place of a former one of its name, or at the end. */
export function withChip(chips: readonly Chip[], chip: Chip): Chip[] {
  const without = chips.filter(({ name }) => name !== chip.name)
  return [...without, chip]
}

type Given = {
  chips: readonly Chip[]
  text: string
  segment: StatusSegment
  stageName: string | undefined
  from: number
}

/** The filter as the server takes it; `text` may hold chips that are still being written. */
export function toFilter({ chips, text, segment, stageName, from }: Given): InvocationFilter {
  const written = takeChips(text)
  const all = [...chips, ...written.chips]
  const valuesOf = (name: ChipName) => {
    const values = all.filter((chip) => chip.name === name).flatMap((chip) => chip.values)
    return values.length === 0 ? undefined : values
  }
  const stageNames = valuesOf('stage') ?? (stageName === undefined ? undefined : [stageName])
  const statuses = valuesOf('status')
  const [path] = valuesOf('path') ?? []
  const [mode] = valuesOf('mode') ?? []
  const methods = valuesOf('method')?.map((method) => method.toUpperCase())
  const phases = valuesOf('phase')
  const rules = valuesOf('cause')
  const words = written.rest === '' ? [] : written.rest.split(' ').slice(0, 10)
  return {
    from,
    ...(words.length === 0 ? {} : { words }),
    ...statusFilter(statuses, segment),
    ...(path === undefined ? {} : { path }),
    ...(methods === undefined ? {} : { methods }),
    ...(stageNames === undefined ? {} : { stageNames }),
    ...(mode === undefined ? {} : { mode: modeOf(mode) }),
    ...(phases === undefined ? {} : { phases }),
    ...(rules === undefined ? {} : { rules }),
  }
}

function modeOf(word: string): InvocationMode {
  const [first] = word.toLowerCase()
  return first === 's' ? 'simulated' : first === 'c' ? 'changed' : 'live'
}

function statusFilter(
  values: readonly string[] | undefined,
  segment: StatusSegment,
): Pick<InvocationFilter, 'statuses' | 'statusClass'> {
  const classes = values?.flatMap((value) => /^([1-5])xx$/i.exec(value)?.[1] ?? []) ?? []
  const statuses = values?.filter((value) => /^\d{3}$/.test(value)).map(Number) ?? []
  const [only] = classes
  const statusClass = segment === 'all' ? only : segment
  return {
    ...(statuses.length === 0 ? {} : { statuses }),
    ...(statusClass === undefined ? {} : { statusClass: Number(statusClass) }),
  }
}
