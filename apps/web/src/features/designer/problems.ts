'use client'

import { type Design, isPathPrefix, type Path, type Problem, type Severity } from '@gatewright/definition'
import { lint } from '@gatewright/definition/lint'
import { useDesign } from './design-context.tsx'

const cache = new WeakMap<Design['definition'], { backends: Design['backends']; problems: readonly Problem[] }>()

/** The problems of a design; computed once per state of it. */
export function problemsOf(design: Design): readonly Problem[] {
  const known = cache.get(design.definition)
  if (known !== undefined && known.backends === design.backends) return known.problems
  const problems = lint(design.definition, { backends: design.backends })
  cache.set(design.definition, { backends: design.backends, problems })
  return problems
}

/** The problems of the open draft. */
export function useProblems(): readonly Problem[] {
  return problemsOf(useDesign())
}

const ranks: Record<Severity, number> = { error: 2, warning: 1, info: 0 }

/** The worst severity among problems at or below a place. Infos are facts, not marks. */
export function worstAt(problems: readonly Problem[], place: Path): Severity | undefined {
  let worst: Severity | undefined
  for (const problem of problems) {
    if (problem.severity === 'info' || !isPathPrefix(place, problem.path)) continue
    if (worst === undefined || ranks[problem.severity] > ranks[worst]) worst = problem.severity
  }
  return worst
}

/** How many problems there are of each severity. */
export function countProblems(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const problem of problems) counts[problem.severity]++
  return counts
}
