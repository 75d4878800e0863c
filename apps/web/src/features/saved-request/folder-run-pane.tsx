'use client'

import { Button, IconButton } from '@/ui/button'
import { CloseIcon, ExportIcon } from '@/ui/icons'
import { saveFile } from '../import-export/save-file.ts'
import { countStates, type FolderRun, type RequestResult } from './folder-run.ts'
import { type ShownRun, showRun } from './folder-runs.ts'
import { planRun } from './plan-run.ts'
import { htmlReport } from './report-html.ts'
import { junitReport } from './report-junit.ts'
import { RunOptionsForm } from './run-options-form.tsx'
import { RunResults } from './run-results.tsx'
import { findSaved, type SavedRoot } from './saved-tree.ts'
import { useRunFolder } from './use-run-folder.ts'

type FolderRunPaneProps = {
  apiId: string
  apiName: string
  root: SavedRoot
  shown: ShownRun
  stages: readonly string[]
  onOpen: (result: RequestResult) => void
}

/** Runs a folder of saved requests: options, progress, what came of each request, reports. */
export function FolderRunPane({ apiId, apiName, root, shown, stages, onOpen }: FolderRunPaneProps) {
  const { start, cancel } = useRunFolder()
  const node = shown.place === undefined ? undefined : findSaved(root, shown.place)
  const name = node?.name ?? apiName
  const requests = planRun(root, node, undefined)
  const { run } = shown
  const isRunning = run?.state === 'running'
  return (
    <section aria-label="Run of saved requests" className="flex h-full min-h-0 flex-col bg-surface">
      <header className="flex h-12 flex-none items-center gap-3 border-line border-b px-4">
        <h2 className="min-w-0 truncate font-semibold text-section">
          {node === undefined ? `Run all requests of ${name}` : `Run ${name}`}
        </h2>
        <span className="flex-none text-dense text-text-3">
          {requests.length === 1 ? '1 request' : `${requests.length.toLocaleString('en-US')} requests`}
        </span>
        <span className="ml-auto flex flex-none items-center gap-2">
          {run !== undefined && !isRunning && <Reports run={run} />}
          <IconButton label="Close the run" icon={CloseIcon} onClick={() => showRun(apiId, { isOpen: false })} />
        </span>
      </header>
      <RunOptionsForm
        stages={stages}
        count={requests.length}
        isRunning={isRunning}
        isCancelling={isRunning && shown.isCancelling}
        onRun={(options) => void start(shown.place, name, planRun(root, node, options.target), options)}
        onCancel={cancel}
      />
      {run === undefined ? (
        <p className="px-4 py-3 text-dense text-text-3">
          The requests run one after another, in the order of the tree. What an answer gives goes to the requests after
          it; each result stands here as soon as it is there.
        </p>
      ) : (
        <>
          <Progress run={run} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard */}
          <div role="region" aria-label="Results of the run" tabIndex={0} className="min-h-0 flex-1 overflow-auto">
            <RunResults key={run.startedAt} run={run} onOpen={onOpen} />
          </div>
        </>
      )}
    </section>
  )
}

function Progress({ run }: { run: FolderRun }) {
  const counts = countStates(run)
  const done = run.results.length - counts.waiting - counts.running
  const isBad = counts.failed + counts.error + counts.blocked > 0
  const words = [
    `${done} of ${run.results.length}`,
    `${counts.passed} passed`,
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.error > 0 ? [`${counts.error} with an error`] : []),
    ...(counts.blocked > 0 ? [`${counts.blocked} blocked`] : []),
    ...(counts.notRun > 0 ? [`${counts.notRun} not run`] : []),
  ]
  const state =
    run.state === 'running' ? 'Running' : run.state === 'cancelled' ? 'Cancelled' : isBad ? 'Failed' : 'Passed'
  return (
    <div className="flex flex-none items-center gap-3 px-4 py-2 text-dense">
      <progress
        aria-label="Progress of the run"
        max={Math.max(1, run.results.length)}
        value={done}
        className={`h-1.5 w-40 flex-none overflow-hidden rounded-full bg-hover [&::-webkit-progress-bar]:bg-hover ${isBad ? '[&::-webkit-progress-value]:bg-bad' : '[&::-webkit-progress-value]:bg-ok'}`}
      />
      <p role="status" aria-label="State of the run" className="tabular-nums">
        <strong className={`font-medium ${isBad ? 'text-bad-text' : run.state === 'finished' ? 'text-ok-text' : ''}`}>
          {state}
        </strong>
        <span className="text-text-2"> · {words.join(' · ')}</span>
      </p>
    </div>
  )
}

function Reports({ run }: { run: FolderRun }) {
  const stem = run.name.replace(/[^\w.-]+/g, '-')
  return (
    <>
      <Button icon={ExportIcon} onClick={() => saveFile(`${stem}.junit.xml`, junitReport(run), 'application/xml')}>
        JUnit XML
      </Button>
      <Button icon={ExportIcon} onClick={() => saveFile(`${stem}.report.html`, htmlReport(run), 'text/html')}>
        HTML report
      </Button>
    </>
  )
}
