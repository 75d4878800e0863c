'use client'

import type { InputPart } from '@gatewright/engine/template'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { TemplateEditorHandle, TemplateMarks } from '../editor/template-editor.tsx'
import type { KnownValue, TemplateFacts } from '../language/facts.ts'
import type { Finding } from '../language/finding.ts'
import { lintTemplate } from '../language/lint-template.ts'
import { outputFindings } from '../output-findings.ts'
import type { TemplateSample } from '../preview-protocol.ts'
import { inputsOf, type Linked, linkedTo, type Picked } from '../provenance.ts'
import type { RecordOptions } from '../record/record-rendering.ts'
import { type LineCoverage, type Recording, type ShownValue, variablesAt } from '../record/recording.ts'
import type { ValueEdit } from '../record/step-edits.ts'
import { type Preview, usePreview } from '../use-preview.ts'
import { useRecording } from '../use-recording.ts'
import {
  type Breakpoints,
  movedBreakpoints,
  nextStop,
  previousStop,
  runToLine,
  stepOver,
  stoppingLine,
} from './stepping.ts'

/** What a bench works on, and who keeps it. */
export type BenchInput = {
  template: string
  onTemplate: (template: string) => void
  sample: TemplateSample
  direction: 'request' | 'response'
  contentType: string
  breakpoints: Breakpoints
  onBreakpoints: (breakpoints: Breakpoints) => void
  watches: readonly string[]
  onWatches: (watches: readonly string[]) => void
  /** what the tests run, shown instead of what the present input runs */
  testCoverage?: readonly LineCoverage[] | undefined
}

/** Where the rendering stands still. */
export type Paused = {
  step: number
  /** The step at which it stood before; -1 at first. */
  from: number
  count: number
  variables: ReadonlyMap<string, ShownValue>
  recording: Recording
}

export type Bench = BenchInput & {
  live: boolean
  setLive: (live: boolean) => void
  /** Renders what stands now, while rendering is not live. */
  renderNow: () => void
  preview: Preview
  /** The rendering written down; undefined while there is none of the present template. */
  recording: Recording | undefined
  /** Whether the present rendering took too long to be written down. */
  tooLong: boolean
  /** The parts of the input that were used; undefined while nothing is known. */
  inputsUsed: readonly InputPart[] | undefined
  /** What stands in the output, and how much of it is produced where the rendering stands. */
  text: string
  produced: number
  findings: readonly Finding[]
  facts: TemplateFacts
  marks: TemplateMarks
  linked: Linked
  /** What is pointed at, or else what was picked. */
  picked: Picked | undefined
  /** What was picked; it stays until something else is. */
  pinned: Picked | undefined
  /** Links what belongs to a place until something else is picked. */
  pick: (picked: Picked | undefined) => void
  /** Links what belongs to a place for as long as the pointer is there. */
  point: (picked: Picked | undefined) => void
  paused: Paused | undefined
  edits: readonly ValueEdit[]
  setValue: (name: string, text: string) => void
  moves: Moves
  coverage: boolean
  setCoverage: (shown: boolean) => void
  handle: { current: TemplateEditorHandle | undefined }
  applyFix: (finding: Finding) => void
}

type Standing = { step: number; from: number }

/** The ways through a rendering. Those that need one do nothing without. */
export type Moves = {
  goTo: (step: number) => void
  resume: () => void
  resumeBack: () => void
  over: () => void
  into: () => void
  back: () => void
  restart: () => void
  stop: () => void
  toCursor: () => void
  toggleBreakpoint: (line: number) => void
}

/** A template with everything around it: output, findings, the rendering to step through, and what belongs to what. */
export function useBench(input: BenchInput): Bench {
  const { template, sample, direction, contentType, breakpoints, watches, testCoverage } = input
  const [live, setLive] = useState(true)
  const [held, setHeld] = useState({ template, sample })
  const shown = live ? { template, sample } : held
  const [edits, setEdits] = useState<readonly ValueEdit[]>([])
  const [at, setAt] = useState<Standing>()
  const [pinned, setPinned] = useState<Picked>()
  const [pointed, setPointed] = useState<Picked>()
  const picked = pointed ?? pinned
  const [coverage, setCoverage] = useState(false)
  const handle = useRef<TemplateEditorHandle | undefined>(undefined)

  const options = useMemo<RecordOptions>(() => {
    const conditions = [...breakpoints].flatMap(([line, condition]) => (condition === '' ? [] : [{ line, condition }]))
    return { edits, watches, conditions }
  }, [edits, watches, breakpoints])
  const preview = usePreview(shown.template, shown.sample)
  const known = useRecording(shown.template, shown.sample, options, true)
  const isCurrent = known !== undefined && known.template === template && known.sample === sample
  const recording = known !== undefined && preview.answer?.ok === true && isCurrent ? known.recording : undefined

  const tooLong = isCurrent && known.timedOut && preview.answer?.ok === true
  const isFresh = recording !== undefined && known?.options === options

  const paused = usePaused(at, recording)
  const previewText = preview.answer?.ok === true ? preview.answer.text : preview.lastGood
  const text = recording !== undefined && (paused !== undefined || edits.length > 0) ? recording.text : previewText
  const produced = paused === undefined ? text.length : (paused.recording.steps[paused.step]?.output ?? text.length)

  const values = useMemo(() => valuesAt(known?.recording?.values ?? noValues, paused), [known, paused])
  const facts = useMemo<TemplateFacts>(
    () => ({ sample, direction, contentType, values }),
    [sample, direction, contentType, values],
  )
  const findings = useFindings(template, facts, preview, recording)
  const inputsUsed = useMemo(() => recording && inputsOf(recording), [recording])
  const usable = recording?.text === text ? recording : undefined
  const linked = useMemo(() => linkedTo(picked, usable, template), [picked, usable, template])
  const marks = useMemo<TemplateMarks>(() => {
    const step = paused?.recording.steps[paused.step]
    return {
      lit: linked.template,
      now: step,
      breakpoints,
      coverage: coverage ? (testCoverage ?? recording?.coverage) : undefined,
    }
  }, [linked, paused, breakpoints, coverage, testCoverage, recording])

  const moves = useMoves({ input, recording, isFresh, at, setAt, setEdits, handle })
  const onTemplate = (next: string) => {
    const moved = movedBreakpoints(breakpoints, template, next)
    if (moved !== breakpoints) input.onBreakpoints(moved)
    if (edits.length > 0) setEdits([])
    setPinned(undefined)
    setPointed(undefined)
    input.onTemplate(next)
  }
  return {
    ...input,
    onTemplate,
    live,
    setLive: (next) => {
      setHeld({ template, sample })
      setLive(next)
    },
    renderNow: () => setHeld({ template, sample }),
    preview,
    recording,
    tooLong,
    inputsUsed,
    text,
    produced,
    findings,
    facts,
    marks,
    linked,
    picked,
    pinned,
    pick: (next) => {
      setPinned(next)
      setPointed(undefined)
    },
    point: (next) => setPointed((former) => (isSame(former, next) ? former : next)),
    paused,
    edits,
    setValue: (name, value) => {
      if (paused === undefined) return
      const others = edits.filter(
        (edit) => edit.step < paused.step || (edit.step === paused.step && edit.name !== name),
      )
      setEdits([...others, { step: paused.step, name, text: value }])
    },
    moves,
    coverage,
    setCoverage,
    handle,
    applyFix: ({ fix }) => {
      if (fix !== undefined) handle.current?.edit(fix.edits)
    },
  }
}

/** A pointer tells of every pixel; only another place is news. */
function isSame(one: Picked | undefined, other: Picked | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  if (one.at === 'input')
    return other.at === 'input' && one.ref.input === other.ref.input && one.ref.path === other.ref.path
  return other.at === one.at && one.offset === other.offset
}

const noValues: readonly KnownValue[] = []

function usePaused(at: Standing | undefined, recording: Recording | undefined): Paused | undefined {
  return useMemo(() => {
    if (at === undefined || recording === undefined || recording.steps.length === 0) return undefined
    const step = Math.min(at.step, recording.steps.length - 1)
    return { step, from: at.from, count: recording.steps.length, variables: variablesAt(recording, step), recording }
  }, [at, recording])
}

/** While the rendering stands, variables have the values of that step. */
function valuesAt(values: readonly KnownValue[], paused: Paused | undefined): readonly KnownValue[] {
  if (paused === undefined) return values
  return values.flatMap((value) => {
    const now = paused.variables.get(value.source)
    if (now !== undefined) return [{ ...value, ...now }]
    return /^[\w-]+$/.test(value.source) ? [] : [value]
  })
}

function useFindings(
  template: string,
  facts: TemplateFacts,
  preview: Preview,
  recording: Recording | undefined,
): readonly Finding[] {
  const found = useMemo(() => lintTemplate(template, facts), [template, facts])
  return useMemo(() => {
    const { answer } = preview
    const isParseError = found.some(({ severity, code }) => severity === 'error' && code !== 'not-offered')
    const failed: Finding[] =
      answer === undefined || answer.ok || answer.place === undefined || isParseError
        ? []
        : [
            {
              severity: 'error',
              code: 'failed',
              start: answer.place.start,
              end: answer.place.end,
              message: answer.message,
            },
          ]
    const inOutput = recording === undefined ? [] : outputFindings(recording)
    return [...failed, ...inOutput, ...found]
  }, [found, preview, recording])
}

type Way = (recording: Recording, from: number, state: MoveState) => number | undefined

type MoveState = {
  input: BenchInput
  recording: Recording | undefined
  /** whether the recording knows the newest breakpoints, watches and values */
  isFresh: boolean
  at: Standing | undefined
  setAt: (at: Standing | undefined) => void
  setEdits: (edits: readonly ValueEdit[]) => void
  handle: { current: TemplateEditorHandle | undefined }
}

/** One object for as long as the bench stands, so that key handlers stay. */
function useMoves(state: MoveState): Moves {
  const newest = useRef(state)
  newest.current = state
  const waiting = useRef<Way>(undefined)
  const move = useCallback((way: Way) => {
    const { recording, isFresh, at, setAt } = newest.current
    if (recording === undefined || !isFresh) {
      waiting.current = way
      return
    }
    const last = recording.steps.length - 1
    const from = at === undefined ? -1 : Math.min(at.step, last)
    const to = way(recording, from, newest.current)
    if (to !== undefined) setAt({ step: Math.max(0, Math.min(to, last)), from })
  }, [])
  // A key that is pressed while the rendering is still being written down does not go lost.
  useEffect(() => {
    const way = waiting.current
    waiting.current = undefined
    if (way !== undefined && state.isFresh) move(way)
  }, [move, state.isFresh])
  return useMemo<Moves>(
    () => ({
      goTo: (step) => move(() => step),
      resume: () =>
        move((recording, from, { input }) => {
          const stops = nextStop(recording, from, input.breakpoints)
          return from < 0 && stops === recording.steps.length - 1 ? 0 : stops
        }),
      resumeBack: () =>
        move((recording, from, { input }) => (from < 0 ? undefined : previousStop(recording, from, input.breakpoints))),
      over: () => move((recording, from) => (from < 0 ? 0 : stepOver(recording, from))),
      into: () => move((_, from) => from + 1),
      back: () => move((_, from) => (from < 0 ? undefined : from - 1)),
      restart: () => move(() => 0),
      stop: () => {
        newest.current.setAt(undefined)
        newest.current.setEdits([])
      },
      toCursor: () =>
        move((recording, from, { handle }) => runToLine(recording, from, handle.current?.cursorLine() ?? 1)),
      toggleBreakpoint: (line) => {
        const { template, breakpoints, onBreakpoints } = newest.current.input
        const next = new Map(breakpoints)
        if (next.delete(line)) return onBreakpoints(next)
        const stops = stoppingLine(template, line)
        if (stops === undefined) return
        if (!next.delete(stops)) next.set(stops, '')
        onBreakpoints(next)
      },
    }),
    [move],
  )
}
