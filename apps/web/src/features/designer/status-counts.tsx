'use client'

import { counted } from '@/ui/counted'
import { CheckIcon, ErrorIcon, WarningIcon } from '@/ui/icons'
import { useDesign } from './design-context.tsx'
import { countProblems, useProblems } from './problems.ts'

/** The left end of the status bar: problems, and how large the API is. */
export function StatusCounts() {
  const { definition } = useDesign()
  const counts = countProblems(useProblems())
  const resources = definition.kind === 'REST' ? Object.values(definition.resources) : []
  const methods = resources.reduce((sum, resource) => sum + Object.keys(resource.methods).length, 0)
  return (
    <>
      {counts.error + counts.warning === 0 ? (
        <span className="flex flex-none items-center gap-1.5 whitespace-nowrap">
          <CheckIcon size={13} className="text-ok-text" />
          No problems
        </span>
      ) : (
        <span className="flex flex-none items-center gap-3">
          <span className="flex items-center gap-1" title="Errors">
            <ErrorIcon size={13} className="text-bad-text" title="Errors" />
            {counts.error}
          </span>
          <span className="flex items-center gap-1" title="Warnings">
            <WarningIcon size={13} className="text-warn-text" title="Warnings" />
            {counts.warning}
          </span>
        </span>
      )}
      {definition.kind === 'REST' && (
        <span className="flex-none whitespace-nowrap max-md:hidden">
          {counted(resources.length, 'resource')}, {counted(methods, 'method')}
        </span>
      )}
    </>
  )
}
