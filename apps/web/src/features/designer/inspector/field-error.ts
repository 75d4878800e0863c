'use client'

import { type Path, pathToText } from '@gatewright/definition'
import { useProblems } from '../problems.ts'

/** The first error or warning that lint has for exactly this place, for the line under its field. */
export function useFieldError(path: Path): string | undefined {
  const place = pathToText(path)
  return useProblems().find((problem) => problem.severity !== 'info' && pathToText(problem.path) === place)?.message
}
