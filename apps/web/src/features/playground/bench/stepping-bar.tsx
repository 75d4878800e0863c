'use client'

import { useEffect } from 'react'
import { Badge } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { PlayIcon } from '@/ui/icons'
import { Toggle } from '@/ui/toggle'
import { FindingCounts } from './diagnostics-list.tsx'
import { CoverageIcon, CursorIcon, RestartIcon, StepBackIcon, StepIntoIcon, StepOverIcon, StopIcon } from './icons.tsx'
import { describeStep } from './stepping.ts'
import { Timeline } from './timeline.tsx'
import type { Bench, Moves } from './use-bench.ts'

type SteppingBarProps = {
  bench: Bench
  compact?: boolean
  /** whether diagnostics, watch and provenance are shown below; without it the page always shows them */
  details?: boolean
  onDetails?: (shown: boolean) => void
}

/** Goes through the rendering, forward and back; beside it, where it stands. `compact` leaves the words of buttons away. */
export function SteppingBar({ bench, compact = false, details, onDetails }: SteppingBarProps) {
  const { moves, paused, recording } = bench
  useStepKeys(moves, bench.live ? undefined : bench.renderNow)
  const none = recording === undefined
  return (
    <div
      role="toolbar"
      aria-label="Stepping"
      className="flex h-10 flex-none items-center gap-1 overflow-x-auto border-line border-b bg-sunken px-3"
    >
      <Button variant="primary" size="small" icon={PlayIcon} disabled={none} onClick={moves.resume}>
        Continue <Key onInk>F8</Key>
      </Button>
      <Button variant="quiet" size="small" icon={StepOverIcon} disabled={none} aria-label="Step" onClick={moves.over}>
        {!compact && 'Step'} <Key>F10</Key>
      </Button>
      <Button variant="quiet" size="small" icon={StepIntoIcon} disabled={none} aria-label="Into" onClick={moves.into}>
        {!compact && 'Into'} <Key>F11</Key>
      </Button>
      <IconButton
        label="Step back"
        shortcut="Shift+F11"
        icon={StepBackIcon}
        disabled={paused === undefined || paused.step === 0}
        onClick={moves.back}
      />
      <IconButton
        label="Restart"
        shortcut="Shift+Ctrl+F5"
        icon={RestartIcon}
        disabled={paused === undefined}
        onClick={moves.restart}
      />
      <IconButton
        label="Run to cursor"
        shortcut="Ctrl+F10"
        icon={CursorIcon}
        disabled={none}
        onClick={moves.toCursor}
      />
      <IconButton
        label="Stop"
        shortcut="Shift+F5"
        icon={StopIcon}
        disabled={paused === undefined}
        onClick={moves.stop}
      />
      <span className="mx-1.5 h-5 w-px flex-none bg-line" />
      <IconButton
        label="Coverage"
        icon={CoverageIcon}
        pressed={bench.coverage}
        onClick={() => bench.setCoverage(!bench.coverage)}
      />
      <div role="status" aria-label="Stepping" className="flex min-w-0 flex-1 items-center gap-2 pl-1.5">
        {paused !== undefined && <Standing bench={bench} />}
        {bench.tooLong && (
          <span className="truncate text-dense text-text-3">
            Too long to step through: tracing it takes over a second
          </span>
        )}
      </div>
      {paused !== undefined && (
        <>
          <Timeline paused={paused} onGo={moves.goTo} />
          <span className="ml-3 flex-none whitespace-nowrap text-dense text-text-2">
            step {paused.step + 1} of {paused.count}
            {paused.recording.isCut && '+'}
          </span>
        </>
      )}
      <span className="mx-2 h-5 w-px flex-none bg-line" />
      {onDetails !== undefined && (
        <Button
          size="small"
          variant="quiet"
          aria-expanded={details === true}
          onClick={() => onDetails(details !== true)}
        >
          Diagnostics
          <FindingCounts findings={bench.findings} />
        </Button>
      )}
      {!bench.live && (
        <Button size="small" onClick={bench.renderNow}>
          Render <Key>Ctrl+↵</Key>
        </Button>
      )}
      <Toggle aria-label="Live" checked={bench.live} onChange={bench.setLive}>
        Live
      </Toggle>
    </div>
  )
}

function Standing({ bench: { paused, edits } }: { bench: Bench }) {
  const step = paused?.recording.steps[paused.step]
  if (paused === undefined || step === undefined) return null
  const { text, loop } = describeStep(step, paused.step === paused.count - 1 && !paused.recording.isCut)
  return (
    <>
      <Badge tone="accent">Paused</Badge>
      <span className="truncate text-dense">
        {text}
        {loop !== undefined && <code className="font-mono text-code text-syn-dir">{loop}</code>}
      </span>
      {edits.length > 0 && (
        <Badge tone="warn">{edits.length === 1 ? '1 value set' : `${edits.length} values set`}</Badge>
      )}
    </>
  )
}

function Key({ children, onInk = false }: { children: string; onInk?: boolean }) {
  return (
    <span className={classNames('font-normal text-caption', onInk ? 'opacity-80' : 'text-text-3')}>{children}</span>
  )
}

/** The keys of debuggers, wherever the keyboard is; taken before the editor and the browser have theirs. */
function useStepKeys(moves: Moves, renderNow: (() => void) | undefined) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const way = wayOf(event, moves, renderNow)
      if (way === undefined) return
      event.preventDefault()
      event.stopPropagation()
      way()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [moves, renderNow])
}

function wayOf(event: KeyboardEvent, moves: Moves, renderNow: (() => void) | undefined): (() => void) | undefined {
  const { key, shiftKey } = event
  const command = event.ctrlKey || event.metaKey
  if (key === 'F8') return shiftKey ? moves.resumeBack : moves.resume
  if (key === 'F10') return command ? moves.toCursor : shiftKey ? moves.back : moves.over
  if (key === 'F11') return shiftKey ? moves.back : moves.into
  if (key === 'F5' && shiftKey) return command ? moves.restart : moves.stop
  if (key === 'Enter' && command) return renderNow
  return undefined
}
