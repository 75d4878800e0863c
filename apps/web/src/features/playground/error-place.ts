import type { TemplatePlace } from './preview-protocol.ts'

/** Where in the template an error lies, for the errors that say so; parse errors carry it in their first problem. */
export function placeOf(error: unknown): TemplatePlace | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('problems' in error && Array.isArray(error.problems)) return placeOf(error.problems[0])
  const { line, column, start, end } = error as Partial<TemplatePlace>
  if (line === undefined || column === undefined) return undefined
  return { line, column, start: start ?? 0, end: end ?? start ?? 0 }
}
