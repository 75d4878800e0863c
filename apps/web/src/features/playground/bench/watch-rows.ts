import { type Recording, type ShownValue, variablesAt } from '../record/recording.ts'

/** A line of the watch: a variable, or an expression someone added. */
export type WatchRow = {
  name: string
  value: ShownValue
  /** The value at the step before this one, when it was other. */
  before: ShownValue | undefined
  hasChanged: boolean
  /** Number of the expression among those added; undefined for a variable. */
  watch?: number
}

/**
 * What the watch shows at a step: what is other than at the step `from` first, then the other variables, the last changed
 * first, then the expressions.
 */
export function watchRows(recording: Recording, step: number, from: number, watches: readonly string[]): WatchRow[] {
  const former = from < 0 ? undefined : variablesAt(recording, from)
  const changedAt = new Map<string, number>()
  for (const [at, { changes }] of recording.steps.slice(0, step + 1).entries())
    for (const { name } of changes) changedAt.set(name, at)
  const variables = [...variablesAt(recording, step)]
    .map(([name, value]) => rowOf(name, value, former?.get(name), former !== undefined))
    .sort((one, other) => {
      const byChange = Number(other.hasChanged) - Number(one.hasChanged)
      return byChange === 0 ? (changedAt.get(other.name) ?? 0) - (changedAt.get(one.name) ?? 0) : byChange
    })
  const before = recording.steps[from]?.watched
  const expressions = watches.flatMap((name, watch) => {
    const value = recording.steps[step]?.watched[watch]
    return value === undefined ? [] : [{ ...rowOf(name, value, before?.[watch], before !== undefined), watch }]
  })
  return [...variables, ...expressions]
}

function rowOf(name: string, value: ShownValue, before: ShownValue | undefined, compares: boolean): WatchRow {
  const hasChanged = compares && (before?.text !== value.text || before.type !== value.type)
  return { name, value, before: hasChanged ? before : undefined, hasChanged }
}

/** What was typed as a value, as an expression of the language: what is none of its own is taken as text. */
export function asExpression(typed: string): string {
  const text = typed.trim()
  if (/^(?:-?\d+(?:\.\d+)?|true|false|"[\s\S]*"|'[\s\S]*'|\[[\s\S]*\]|\{[\s\S]*\}|\$!?\{?[A-Za-z_].*)$/.test(text))
    return text
  return `'${text.replaceAll("'", "''")}'`
}
