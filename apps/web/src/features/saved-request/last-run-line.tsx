'use client'

import { countStates } from './folder-run.ts'
import { showRun, useShownFolderRun } from './folder-runs.ts'

/** The last run of a folder in one line, which opens its results. */
export function LastRunLine({ apiId }: { apiId: string }) {
  const run = useShownFolderRun(apiId)?.run
  if (run === undefined) return null
  const { passed, waiting, running } = countStates(run)
  const total = run.results.length
  return (
    <footer className="flex-none border-line border-t p-2">
      <button
        type="button"
        className="w-full truncate rounded-row px-2 py-1 text-left text-accent-text text-dense hover:bg-hover"
        onClick={() => showRun(apiId, { isOpen: true })}
      >
        {run.state === 'running'
          ? `Running ${run.name}: ${total - waiting - running} of ${total}`
          : `Results of ${run.name}: ${passed} of ${total} passed`}
      </button>
    </footer>
  )
}
