'use client'

import { useEffect, useRef } from 'react'
import { Badge } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { PlayIcon } from '@/ui/icons'
import { RestartIcon, StepBackIcon, StepIntoIcon, StepOverIcon, StopIcon } from '../playground/bench/icons.tsx'
import { describeStep } from '../playground/bench/stepping.ts'
import { phaseLabel } from '../trace/phase-labels.ts'
import type { Stepping } from './use-stepping.ts'

type SteppingToolbarProps = { stepping: Stepping; onStop: () => void; onBreakpoint: (phase: string) => void }

/** Goes through a run, forward and back, over phases and into their templates; beside it, where it stands. */
export function SteppingToolbar({ stepping, onStop, onBreakpoint }: SteppingToolbarProps) {
  const { move, isOver, place, stops, restart, changes } = stepping
  useRunKeys(stepping, onStop, onBreakpoint)
  const isFirst = place.step === undefined && stops[0]?.phase === place.phase && stops[0].recording === undefined
  return (
    <div
      role="toolbar"
      aria-label="Stepping"
      className="flex h-10 flex-none items-center gap-1 overflow-x-auto border-line border-b bg-sunken px-3"
    >
      <Button variant="primary" size="small" icon={PlayIcon} disabled={isOver} onClick={() => move('resume')}>
        Continue <Key onInk>F8</Key>
      </Button>
      <Button
        variant="quiet"
        size="small"
        icon={StepOverIcon}
        aria-label="Step over"
        disabled={isOver}
        onClick={() => move('over')}
      >
        Step <Key>F10</Key>
      </Button>
      <Button
        variant="quiet"
        size="small"
        icon={StepIntoIcon}
        aria-label="Step into"
        disabled={isOver}
        onClick={() => move('into')}
      >
        Into <Key>F11</Key>
      </Button>
      <IconButton
        label="Step back"
        shortcut="Shift+F11"
        icon={StepBackIcon}
        disabled={isFirst}
        onClick={() => move('back')}
      />
      <IconButton label="Restart" shortcut="Shift+Ctrl+F5" icon={RestartIcon} onClick={restart} />
      <IconButton label="Stop" shortcut="Shift+F5" icon={StopIcon} onClick={onStop} />
      <span className="mx-1.5 h-5 w-px flex-none bg-line" />
      <div role="status" aria-label="Stepping" className="flex min-w-0 flex-1 items-center gap-2">
        <Badge tone={isOver ? 'neutral' : 'accent'}>{isOver ? 'At the end' : 'Paused'}</Badge>
        <span className="truncate text-dense">{whereText(stepping)}</span>
        {changes.length > 0 && (
          <Badge tone="warn">
            {changes.length === 1 ? '1 value changed by you' : `${changes.length} values changed by you`}
          </Badge>
        )}
        {stepping.busy && <span className="flex-none text-dense text-text-3">Running again …</span>}
      </div>
    </div>
  )
}

/** Where the run stands, in words. */
export function whereText({ place, stops, template }: Stepping): string {
  const index = stops.findIndex(({ phase }) => phase === place.phase)
  const recording = stops[index]?.recording
  const step = place.step === undefined ? undefined : recording?.steps[place.step]
  if (step === undefined) return `behind ${phaseLabel(place.phase)}, phase ${index + 1} of ${stops.length}`
  const { text, loop = '' } = describeStep(step, place.step === (recording?.steps.length ?? 0) - 1)
  return `in the ${template?.direction ?? ''} template, ${text}${loop}`
}

function Key({ children, onInk = false }: { children: string; onInk?: boolean }) {
  return <span className={`font-normal text-caption ${onInk ? 'opacity-80' : 'text-text-3'}`}>{children}</span>
}

/** The keys of debuggers, wherever the keyboard is; taken before the editor and the browser have theirs. */
function useRunKeys(stepping: Stepping, onStop: () => void, onBreakpoint: (phase: string) => void) {
  const newest = useRef({ stepping, onStop, onBreakpoint })
  newest.current = { stepping, onStop, onBreakpoint }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const way = wayOf(event, newest.current)
      if (way === undefined) return
      event.preventDefault()
      event.stopPropagation()
      way()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

function wayOf(
  event: KeyboardEvent,
  { stepping, onStop, onBreakpoint }: { stepping: Stepping; onStop: () => void; onBreakpoint: (phase: string) => void },
): (() => void) | undefined {
  const { key, shiftKey, target } = event
  const { move, place, restart } = stepping
  if (key === 'F8') return () => move(shiftKey ? 'resumeBack' : 'resume')
  if (key === 'F10') return () => move(shiftKey ? 'overBack' : 'over')
  if (key === 'F11') return () => move(shiftKey ? 'back' : 'into')
  if (key === 'F5' && shiftKey) return event.ctrlKey || event.metaKey ? restart : onStop
  // rows of the waterfall and editors have their own
  const hasOwn = target instanceof HTMLElement && target.closest('[role="row"], .monaco-editor') !== null
  if (key === 'F9' && !hasOwn) return () => onBreakpoint(place.phase)
  return undefined
}
