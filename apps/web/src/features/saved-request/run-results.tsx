'use client'

import { useState } from 'react'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CheckIcon, ChevronDownIcon, ChevronRightIcon, CloseIcon, MinusIcon } from '@/ui/icons'
import { StatusCode } from '@/ui/status-code'
import { VerbChip } from '@/ui/verb-chip'
import { formatMs } from '../trace/scale.ts'
import { type FolderRun, faultsOf, type RequestResult, type RequestState } from './folder-run.ts'

type RunResultsProps = {
  run: FolderRun
  /** shows the run of a result in the console */
  onOpen: (result: RequestResult) => void
}

/** Most rows that are drawn; reports hold all of them. */
const mostRows = 500

/** A run as a table: requests with what came of them; a row opens to what was expected and what came. */
export function RunResults({ run, onOpen }: RunResultsProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const isSimulated = run.results.some(({ simulated }) => simulated === true)
  const toggle = (index: number) => {
    const next = new Set(open)
    if (!next.delete(index)) next.add(index)
    setOpen(next)
  }
  return (
    <>
      <table aria-label="Results" className="w-full table-fixed border-collapse text-dense">
        <thead className="sticky top-0 bg-sunken text-left text-small text-text-2">
          <tr>
            <Head className="w-28 pl-4">Result</Head>
            {run.iterations > 1 && <Head className="w-20">Iteration</Head>}
            <Head>Request</Head>
            <Head className="w-16">Status</Head>
            <Head className="w-28 text-right">{isSimulated ? 'Virtual latency' : 'Latency'}</Head>
            <Head className="w-28 pr-4 text-right">Assertions</Head>
          </tr>
        </thead>
        <tbody>
          {run.results.slice(0, mostRows).map((result, index) => (
            <ResultRow
              key={`${result.iteration.toString()} ${result.requestId}`}
              result={result}
              columns={run.iterations > 1 ? 6 : 5}
              isOpen={open.has(index)}
              onToggle={() => toggle(index)}
              onOpen={() => onOpen(result)}
            />
          ))}
        </tbody>
      </table>
      {run.results.length > mostRows && (
        <p className="px-4 py-2 text-small text-text-3">
          The first {mostRows} of {run.results.length.toLocaleString('en-US')} are shown; the reports hold all of them.
        </p>
      )}
    </>
  )
}

function Head({ className, children }: { className?: string; children: string }) {
  return (
    <th scope="col" className={classNames('h-[26px] border-line border-b px-2 font-medium', className)}>
      {children}
    </th>
  )
}

type ResultRowProps = {
  result: RequestResult
  columns: number
  isOpen: boolean
  onToggle: () => void
  onOpen: () => void
}

function ResultRow({ result, columns, isOpen, onToggle, onOpen }: ResultRowProps) {
  const { name, folders, iteration, method, status, latencyMs, assertions, state } = result
  const passed = assertions.filter((assertion) => assertion.passed).length
  const isBad = state === 'failed' || state === 'error' || state === 'blocked'
  const Chevron = isOpen ? ChevronDownIcon : ChevronRightIcon
  return (
    <>
      <tr className={classNames('border-line border-b', isOpen ? 'bg-sunken' : 'hover:bg-hover')}>
        <td className="h-[30px] pl-4">
          <StateWord state={state} />
        </td>
        {columns === 6 && <td className="px-2 tabular-nums">{iteration}</td>}
        <th scope="row" className="px-2 text-left font-normal">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={onToggle}
            className="flex w-full min-w-0 items-center gap-2 text-left"
          >
            <Chevron size={12} className="text-text-2" />
            <VerbChip verb={method} size="small" />
            {folders.length > 0 && <span className="flex-none text-text-3">{folders.join(' / ')} /</span>}
            <span className="truncate font-medium">{name}</span>
          </button>
        </th>
        <td className="px-2">{status !== undefined && <StatusCode status={status} />}</td>
        <td className="px-2 text-right tabular-nums">{latencyMs === undefined ? '' : formatMs(latencyMs)}</td>
        <td className={classNames('pr-4 pl-2 text-right tabular-nums', isBad && 'text-bad-text')}>
          {assertions.length === 0 ? '' : `${passed} of ${assertions.length}`}
        </td>
      </tr>
      {isOpen && (
        <tr className="border-line border-b bg-sunken">
          <td colSpan={columns} className="px-4 pt-1 pb-3">
            <Detail result={result} onOpen={onOpen} />
          </td>
        </tr>
      )}
    </>
  )
}

const words: Record<RequestState, string> = {
  passed: 'Passed',
  failed: 'Failed',
  error: 'Error',
  blocked: 'Blocked',
  notRun: 'Not run',
  waiting: 'Waiting',
  running: 'Running…',
}

function StateWord({ state }: { state: RequestState }) {
  const isBad = state === 'failed' || state === 'error'
  const Glyph = state === 'passed' ? CheckIcon : isBad ? CloseIcon : MinusIcon
  const tone = state === 'passed' ? 'text-ok-text' : isBad ? 'text-bad-text' : 'text-text-3'
  return (
    <span className={classNames('flex items-center gap-1.5', tone)}>
      <Glyph size={13} />
      {words[state]}
    </span>
  )
}

function Detail({ result, onOpen }: { result: RequestResult; onOpen: () => void }) {
  const { method, path, assertions, values, reason, runId } = result
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center gap-3">
        <code className="min-w-0 break-all font-mono text-code text-text-2">
          {method} {path}
        </code>
        {runId !== undefined && (
          <Button size="small" onClick={onOpen}>
            Open in the console
          </Button>
        )}
      </p>
      {reason !== undefined && <p className="text-text-2">{reason}</p>}
      {assertions.length > 0 && (
        <ul aria-label="Assertions" className="flex flex-col gap-1">
          {assertions.map(({ text, passed, expected, actual, place }, index) => (
            <li key={`${index.toString()} ${text}`} className="flex items-start gap-2">
              {passed ? (
                <CheckIcon size={13} className="mt-0.5 text-ok-text" title="Passed" />
              ) : (
                <CloseIcon size={13} className="mt-0.5 text-bad-text" title="Failed" />
              )}
              <span className="min-w-0 break-words">
                <code className="break-all font-mono text-status">{text}</code>
                {!passed && (
                  <span className="text-text-2">
                    {' '}
                    — expected <code className="break-all font-mono text-status">{expected}</code>, came{' '}
                    <code className="break-all font-mono text-bad-text text-status">{actual}</code>
                    <span className="text-text-3"> · {place}</span>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {values.length > 0 && (
        <ul aria-label="Values" className="flex flex-col gap-1">
          {values.map((value, index) => (
            <li key={`${index.toString()} ${value.variable}`} className="flex gap-2 text-text-2">
              <code className="font-mono text-status">{`{{${value.variable}}}`}</code>
              {'value' in value ? (
                <code className="min-w-0 truncate font-mono text-status text-text">{value.value}</code>
              ) : (
                <span className="text-bad-text">{value.problem}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {reason === undefined && assertions.length === 0 && values.length === 0 && faultsOf(result).length === 0 && (
        <p className="text-text-3">Nothing is expected of this request: add assertions to it.</p>
      )}
    </div>
  )
}
