'use client'

import type { Problem, Severity } from '@gatewright/definition'
import { Button } from '@/ui/button'
import { CheckIcon, WrenchIcon } from '@/ui/icons'
import { useDesign } from '../design-context.tsx'
import { ProblemIcon } from '../problem-icon.tsx'
import { useProblems } from '../problems.ts'
import { select } from '../selection.ts'
import { useEdit } from '../use-edit.ts'
import { placeOf } from './problem-place.ts'

const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** Every problem of the draft, the worst first; a click goes to its place, a fix is one undo step. */
export function ProblemsPanel({ shown }: { shown: Severity | 'all' }) {
  const problems = useProblems()
  const listed = problems
    .filter((problem) => shown === 'all' || problem.severity === shown)
    .toSorted((one, other) => ranks[one.severity] - ranks[other.severity])
  if (listed.length === 0)
    return (
      <p className="flex items-center gap-2 px-4 py-3 text-dense text-text-2">
        <CheckIcon size={14} className="text-ok-text" />
        No problems{shown === 'all' ? '' : ' of this kind'}.
      </p>
    )
  return (
    <ul aria-label="Problems">
      {listed.map((problem) => (
        <Row key={`${problem.rule}:${problem.path.join('/')}:${problem.message}`} problem={problem} />
      ))}
    </ul>
  )
}

function Row({ problem }: { problem: Problem }) {
  const design = useDesign()
  const edit = useEdit()
  const { fix } = problem
  const place = placeOf(problem.path, design)
  return (
    <li className="flex min-h-[33px] items-center gap-3 border-line border-b pr-3 pl-4 text-dense last:border-b-0 hover:bg-hover">
      <ProblemIcon severity={problem.severity} size={15} />
      <button
        type="button"
        className="flex min-w-0 flex-1 items-baseline gap-2.5 py-1 text-left"
        onClick={() => select(place.id, { reveal: true, member: place.member })}
      >
        <span className="flex-none font-medium">{place.name}</span>
        <span className="min-w-0 truncate text-text-2" title={problem.message}>
          {problem.message}
        </span>
      </button>
      <span
        className="w-[210px] flex-none truncate font-mono text-status text-text-2 max-[1340px]:w-[140px]"
        title={place.member}
      >
        {place.member}
      </span>
      <span className="flex w-32 flex-none justify-end">
        {fix !== undefined && (
          <Button size="small" icon={WrenchIcon} onClick={() => edit(`Fix: ${fix.label}`, fix.edit)}>
            {fix.label}
          </Button>
        )}
      </span>
    </li>
  )
}
