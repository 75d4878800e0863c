'use client'

import './template-editor.css'
import type { Span } from '@gatewright/vtl'
import type { editor, IDisposable } from 'monaco-editor/editor'
import { useEffect, useMemo, useRef, useState } from 'react'
import { CodeEditor, type CodeMarker } from '@/ui/code-editor'
import type { TemplateFacts } from '../language/facts.ts'
import type { Finding } from '../language/finding.ts'
import type { LineCoverage } from '../record/recording.ts'
import { attachVtlFeatures, type EditorFacts, rangeOf } from './vtl-features.ts'

type Monaco = typeof import('monaco-editor/editor')
type Mounted = { editor: editor.IStandaloneCodeEditor; monaco: Monaco }

/** What a page may ask of the editor. */
export type TemplateEditorHandle = {
  /** Puts the cursor at an offset and the keyboard into the editor. */
  reveal(offset: number): void
  /** Line of the cursor, from 1. */
  cursorLine(): number
  /** Where an offset is in the window, in pixels; undefined when it is out of sight. */
  placeOf(offset: number): { left: number; top: number; bottom: number } | undefined
  /** Changes the text as one step of its undo history. */
  edit(edits: readonly (Span & { text: string })[]): void
}

/** What stands in and beside the text. */
export type TemplateMarks = {
  lit: readonly Span[]
  /** The statement that runs next. */
  now?: (Span & { line: number }) | undefined
  /** Breakpoints by line, with their condition or an empty text. */
  breakpoints: ReadonlyMap<number, string>
  coverage?: readonly LineCoverage[] | undefined
}

export const noMarks: TemplateMarks = { lit: [], breakpoints: new Map() }

type TemplateEditorProps = {
  value: string
  onChange: (value: string) => void
  facts: TemplateFacts
  findings: readonly Finding[]
  marks?: TemplateMarks
  onToggleBreakpoint?: (line: number) => void
  onEditBreakpoint?: (line: number) => void
  /** What the pointer rests on with Alt held, or the cursor was put on; undefined when it left. */
  onPick?: (offset: number | undefined) => void
  onCursor?: (line: number, column: number) => void
  onReady?: (handle: TemplateEditorHandle | undefined) => void
  readOnly?: boolean
}

/** The editor of a mapping template: the language's features, diagnostics, breakpoints, and the marks of a rendering. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { value, onChange, findings, marks = noMarks } = props
  const [mounted, setMounted] = useState<Mounted>()
  const newest = useRef(props)
  newest.current = props
  const markers = useMemo(() => findings.map((finding) => toMarker(value, finding)), [findings, value])

  useEffect(() => {
    if (mounted === undefined) return
    const model = mounted.editor.getModel()
    if (model === null) return
    const read = (): EditorFacts => ({ facts: newest.current.facts, findings: newest.current.findings })
    const subscriptions = [attachVtlFeatures(mounted.monaco, model, read), ...listen(mounted, () => newest.current)]
    newest.current.onReady?.(handleOf(mounted.editor))
    return () => {
      for (const subscription of subscriptions) subscription.dispose()
      newest.current.onReady?.(undefined)
    }
  }, [mounted])

  useMarks(mounted, marks)
  useEffect(() => {
    const line = marks.now?.line
    if (line !== undefined) mounted?.editor.revealLineInCenterIfOutsideViewport(line)
  }, [mounted, marks.now])

  return (
    <CodeEditor
      ariaLabel="Template"
      language="vtl"
      value={value}
      onChange={onChange}
      markers={markers}
      readOnly={props.readOnly === true}
      options={{
        glyphMargin: true,
        lineDecorationsWidth: 6,
        lineNumbersMinChars: 2,
        quickSuggestions: { other: false, comments: false, strings: false },
        autoIndent: 'keep',
        renderWhitespace: 'selection',
      }}
      onMount={(instance, monaco) => setMounted({ editor: instance, monaco })}
    />
  )
}

function toMarker(source: string, finding: Finding): CodeMarker {
  const start = placeIn(source, finding.start)
  const end = placeIn(source, Math.max(finding.end, finding.start + 1))
  return {
    severity: finding.severity,
    message: (finding.detail === undefined ? finding.message : `${finding.message}. ${finding.detail}`).replaceAll(
      '`',
      '',
    ),
    startLineNumber: start.line,
    startColumn: start.column,
    endLineNumber: end.line,
    endColumn: end.column,
  }
}

function placeIn(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

function listen({ editor: instance, monaco }: Mounted, props: () => TemplateEditorProps): IDisposable[] {
  const { MouseTargetType } = monaco.editor
  const offsetOf = (position: { lineNumber: number; column: number } | null | undefined) =>
    position == null ? undefined : instance.getModel()?.getOffsetAt(position)
  return [
    instance.onMouseDown(({ target, event }) => {
      const line = target.position?.lineNumber
      const isGutter =
        target.type === MouseTargetType.GUTTER_GLYPH_MARGIN || target.type === MouseTargetType.GUTTER_LINE_NUMBERS
      if (line !== undefined && isGutter && event.rightButton) props().onEditBreakpoint?.(line)
      else if (line !== undefined && isGutter) props().onToggleBreakpoint?.(line)
      else if (event.altKey) props().onPick?.(offsetOf(target.position))
    }),
    instance.onMouseMove(({ target, event }) => {
      if (event.altKey) props().onPick?.(offsetOf(target.position))
    }),
    instance.onDidChangeCursorPosition(({ position, source }) => {
      props().onCursor?.(position.lineNumber, position.column)
      if (source !== 'model' && source !== 'modelChange') props().onPick?.(undefined)
    }),
    instance.addAction({
      id: 'gatewright.toggleBreakpoint',
      label: 'Toggle breakpoint',
      keybindings: [monaco.KeyCode.F9],
      run: () => props().onToggleBreakpoint?.(instance.getPosition()?.lineNumber ?? 1),
    }),
    instance.addAction({
      id: 'gatewright.conditionalBreakpoint',
      label: 'Condition of the breakpoint…',
      keybindings: [monaco.KeyMod.Shift | monaco.KeyCode.F9],
      run: () => props().onEditBreakpoint?.(instance.getPosition()?.lineNumber ?? 1),
    }),
    instance.addAction({
      id: 'gatewright.whereFrom',
      label: 'Show what this printed',
      keybindings: [monaco.KeyMod.Alt | monaco.KeyCode.KeyW],
      run: () => props().onPick?.(offsetOf(instance.getPosition())),
    }),
  ]
}

function useMarks(mounted: Mounted | undefined, marks: TemplateMarks) {
  const collection = useRef<editor.IEditorDecorationsCollection>(undefined)
  useEffect(() => {
    if (mounted === undefined) return
    const model = mounted.editor.getModel()
    if (model === null) return
    collection.current ??= mounted.editor.createDecorationsCollection()
    const decorations: editor.IModelDeltaDecoration[] = []
    const ofLine = (line: number, options: editor.IModelDecorationOptions) => {
      if (line <= model.getLineCount())
        decorations.push({
          range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
          options,
        })
    }
    for (const span of marks.lit)
      decorations.push({ range: rangeOf(model, span), options: { inlineClassName: 'bench-lit' } })
    for (const [line, condition] of marks.breakpoints)
      ofLine(line, {
        glyphMarginClassName: condition === '' ? 'bench-breakpoint' : 'bench-condition',
        glyphMarginHoverMessage: { value: condition === '' ? 'Breakpoint' : `Stops when \`${condition}\`` },
      })
    for (const { line, ran } of marks.coverage ?? []) ofLine(line, { linesDecorationsClassName: `bench-ran-${ran}` })
    const { now } = marks
    if (now !== undefined) {
      ofLine(now.line, {
        isWholeLine: true,
        className: 'bench-line-now',
        firstLineDecorationClassName: 'bench-now-mark',
      })
      if (now.end > now.start)
        decorations.push({
          range: rangeOf(model, oneLine(model.getValue(), now)),
          options: { inlineClassName: 'bench-statement-now' },
        })
    }
    collection.current.set(decorations)
  }, [mounted, marks])
}

/** The first line of a span: a directive goes over many. */
function oneLine(source: string, { start, end }: Span): Span {
  const lineEnd = source.indexOf('\n', start)
  return { start, end: lineEnd < 0 ? end : Math.min(end, lineEnd) }
}

function handleOf(instance: editor.IStandaloneCodeEditor): TemplateEditorHandle {
  return {
    reveal(offset) {
      const position = instance.getModel()?.getPositionAt(offset)
      if (position === undefined) return
      instance.setPosition(position)
      instance.revealPositionInCenterIfOutsideViewport(position)
      instance.focus()
    },
    cursorLine: () => instance.getPosition()?.lineNumber ?? 1,
    placeOf: (offset) => placeInWindow(instance, offset),
    edit(edits) {
      const model = instance.getModel()
      if (model === null) return
      instance.pushUndoStop()
      instance.executeEdits(
        'gatewright',
        edits.map((edit) => ({ range: rangeOf(model, edit), text: edit.text })),
      )
      instance.pushUndoStop()
      instance.focus()
    },
  }
}

/** Where an offset of an editor is in the window. */
export function placeInWindow(
  instance: editor.IStandaloneCodeEditor,
  offset: number,
): { left: number; top: number; bottom: number } | undefined {
  const position = instance.getModel()?.getPositionAt(offset)
  const visible = position && instance.getScrolledVisiblePosition(position)
  const node = instance.getDomNode()
  if (visible == null || node === null) return undefined
  const box = node.getBoundingClientRect()
  if (visible.top < 0 || visible.top + visible.height > box.height) return undefined
  const textLeft = box.left + instance.getLayoutInfo().contentLeft
  const left = Math.max(textLeft, Math.min(box.left + visible.left, box.right))
  return { left, top: box.top + visible.top, bottom: box.top + visible.top + visible.height }
}
