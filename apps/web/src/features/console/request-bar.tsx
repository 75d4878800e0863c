'use client'

import type { ReactNode } from 'react'
import { Button } from '@/ui/button'
import { ChevronDownIcon, CopyIcon, PlayIcon } from '@/ui/icons'
import { Menu, type MenuItem } from '@/ui/menu'
import { Select } from '@/ui/select'
import { StepIntoIcon } from '../playground/bench/icons.tsx'
import { SnapshotSelect } from '../services/snapshot-select.tsx'
import { type ConsoleRequest, requestMethods } from './console-request.ts'
import { sourceKey, sourceOf, sourceOptions } from './request-source.ts'

type RequestBarProps = {
  request: ConsoleRequest
  onChange: (change: Partial<ConsoleRequest>) => void
  stages: readonly string[]
  /** operation name of the method that would take the path */
  operation: string | undefined
  busy: boolean
  onSend: () => void
  onStep: () => void
  /** what the request can be copied as */
  copies: readonly MenuItem[]
  /** takes what was pasted into the path, if it is a request; false leaves it to the field */
  onPaste: (text: string) => boolean
  /** keeps the request */
  saving: ReactNode
}

/**
 * Method, where it goes, path and Send. A cURL command, an event, a HAR, an execution log or an HTTP request that is pasted into
 * the path becomes a request in a tab of its own.
 */
export function RequestBar({
  request,
  onChange,
  stages,
  operation,
  busy,
  onSend,
  onStep,
  copies,
  onPaste,
  saving,
}: RequestBarProps) {
  return (
    <form
      aria-label="Request"
      className="flex min-h-12 flex-none flex-wrap items-center gap-2 border-line border-b bg-surface px-4 py-2 md:flex-nowrap md:py-0"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <Select
        aria-label="Method"
        size="default"
        mono
        className="w-[104px] flex-none font-semibold"
        value={request.method}
        onChange={(method) => onChange({ method })}
        options={requestMethods.map((method) => ({ value: method as string, label: method }))}
      />
      <Select
        aria-label="Source"
        size="default"
        className="w-[168px] flex-none"
        value={sourceKey(request)}
        onChange={(key) => onChange(sourceOf(key))}
        options={sourceOptions(stages)}
      />
      <div className="relative min-w-0 flex-1 max-md:basis-full">
        <input
          aria-label="Path"
          placeholder="Path; or paste a cURL command, a Lambda event, a HAR, an execution log"
          title="Paste a cURL command, a Lambda event, a HAR, an execution log or an HTTP request to read it"
          spellCheck={false}
          autoComplete="off"
          className="control h-[30px] w-full px-2.5 font-mono text-code"
          value={request.path}
          onChange={(event) => onChange({ path: event.target.value })}
          onPaste={(event) => {
            if (onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault()
          }}
        />
        {operation !== undefined && (
          <span className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 hidden bg-surface pl-2 text-small text-text-3 md:inline">
            {operation}
          </span>
        )}
      </div>
      {!request.live && <SnapshotSelect value={request.snapshot} onChange={(snapshot) => onChange({ snapshot })} />}
      <Menu items={copies} align="end" label="Copy as">
        <Button size="request" icon={CopyIcon}>
          Copy as
          <ChevronDownIcon size={13} />
        </Button>
      </Menu>
      {saving}
      <Button
        size="request"
        icon={StepIntoIcon}
        disabled={busy || request.live}
        title={
          request.live
            ? 'Live runs by the real clock and cannot be held. Choose a simulation as the source to step through.'
            : 'Send, and stand still behind the first phase'
        }
        onClick={onStep}
      >
        Step
      </Button>
      <Button size="request" variant="primary" className="max-md:flex-1" icon={PlayIcon} type="submit" disabled={busy}>
        Send
      </Button>
    </form>
  )
}
