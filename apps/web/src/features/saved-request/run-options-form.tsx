'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { PlayIcon } from '@/ui/icons'
import { Input, TextArea } from '@/ui/input'
import { Segment } from '@/ui/segment'
import { Select } from '@/ui/select'
import { Toggle } from '@/ui/toggle'
import { sourceOf, sourceOptions } from '../console/request-source.ts'
import { readDataTable } from './data-table.ts'
import { mostRunRequests } from './run-folder.ts'
import type { RunOptions } from './use-run-folder.ts'

type RunOptionsFormProps = {
  stages: readonly string[]
  /** requests of one iteration */
  count: number
  isRunning: boolean
  isCancelling: boolean
  onRun: (options: RunOptions) => void
  onCancel: () => void
}

const saved = 'as saved'

/** How a folder is run: where its requests go, with which state and data, how often. */
export function RunOptionsForm({ stages, count, isRunning, isCancelling, onRun, onCancel }: RunOptionsFormProps) {
  const [target, setTarget] = useState(saved)
  const [state, setState] = useState<'carried' | 'fresh'>('carried')
  const [stopAtFirstFailure, setStop] = useState(false)
  const [iterations, setIterations] = useState('')
  const [data, setData] = useState<string>()
  const table = readDataTable(data ?? '')
  const rows = 'rows' in table ? table.rows : []
  const wanted = iterations.trim() === '' ? Math.max(1, rows.length) : Number(iterations)
  const problem =
    'problem' in table
      ? table.problem
      : !Number.isInteger(wanted) || wanted < 1
        ? 'Iterations are a whole number from 1 on.'
        : wanted * count > mostRunRequests
          ? `${(wanted * count).toLocaleString('en-US')} requests are too many for one run; ${mostRunRequests.toLocaleString('en-US')} are allowed.`
          : undefined
  return (
    <form
      aria-label="Run options"
      className="flex-none border-line border-b px-4 py-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (problem === undefined && !isRunning)
          onRun({
            target: target === saved ? undefined : sourceOf(target),
            carriesState: state === 'carried',
            stopAtFirstFailure,
            iterations: wanted,
            rows,
          })
      }}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-dense">
        <Select
          aria-label="Send to"
          className="w-44 flex-none"
          value={target}
          onChange={setTarget}
          options={[{ value: saved, label: 'Where each is saved for' }, ...sourceOptions(stages)]}
        />
        <span className="flex items-center gap-2 text-text-2">
          State
          <Segment
            label="State"
            value={state}
            onChange={setState}
            options={[
              { value: 'carried', label: 'Carried over' },
              { value: 'fresh', label: 'Fresh each time' },
            ]}
          />
        </span>
        <Toggle aria-label="Stop at the first failure" checked={stopAtFirstFailure} onChange={setStop}>
          Stop at the first failure
        </Toggle>
        <span className="flex items-center gap-2">
          <label htmlFor="run-iterations" className="text-text-2">
            Iterations
          </label>
          <span className="w-14">
            <Input
              id="run-iterations"
              inputMode="numeric"
              placeholder={String(Math.max(1, rows.length))}
              value={iterations}
              onChange={(event) => setIterations(event.target.value)}
            />
          </span>
        </span>
        <Button
          size="small"
          aria-expanded={data !== undefined}
          onClick={() => setData(data === undefined ? '' : undefined)}
        >
          {data === undefined ? 'Data…' : 'No data'}
        </Button>
        <span className="ml-auto flex gap-2">
          {isRunning ? (
            <Button onClick={onCancel} disabled={isCancelling}>
              {isCancelling ? 'Cancelling…' : 'Cancel run'}
            </Button>
          ) : (
            <Button variant="primary" type="submit" icon={PlayIcon} disabled={count === 0 || problem !== undefined}>
              Run
            </Button>
          )}
        </span>
      </div>
      {data !== undefined && (
        <div className="mt-2">
          <TextArea
            mono
            rows={4}
            aria-label="Data of the iterations"
            placeholder={'orderId,status\no-1,200\no-2,404'}
            value={data}
            onChange={(event) => setData(event.target.value)}
          />
          <p className="mt-0.5 text-small text-text-3">
            CSV with names in the first line, or a JSON array of objects: a row per iteration, used as{' '}
            <code>{'{{name}}'}</code>.
          </p>
        </div>
      )}
      {problem !== undefined && (
        <p role="alert" className="mt-1 text-bad-text text-small">
          {problem}
        </p>
      )}
    </form>
  )
}
