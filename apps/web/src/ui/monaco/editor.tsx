'use client'

import { useEffect, useRef } from 'react'
import type { CodeEditorProps } from '../code-editor.tsx'
import { monaco } from './monaco.ts'
import { followPageTheme, themeName } from './theme.ts'
import { colourVtl } from './vtl.ts'

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const

/** Texts of this editor that the page may not have taken over yet. */
const mostSent = 100

/** The editor itself; pages use `CodeEditor`, which loads this lazily. */
export function MonacoEditor({
  value,
  onChange,
  language,
  markers,
  ariaLabel,
  readOnly,
  options,
  onMount,
}: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const editorRef = useRef<monaco.editor.IStandaloneCodeEditor>(null)
  const changed = useRef(onChange)
  changed.current = onChange
  const sent = useRef<readonly string[]>([])
  const initial = useRef({ value, language, ariaLabel, readOnly, options, onMount })

  useEffect(() => {
    const element = host.current
    if (element === null) return
    const start = initial.current
    followPageTheme()
    const model = monaco.editor.createModel(start.value, start.language)
    const editor = monaco.editor.create(element, {
      model,
      theme: themeName,
      ariaLabel: start.ariaLabel,
      readOnly: start.readOnly === true || changed.current === undefined,
      automaticLayout: true,
      minimap: { enabled: false },
      overviewRulerLanes: 0,
      hideCursorInOverviewRuler: true,
      overviewRulerBorder: false,
      scrollBeyondLastLine: false,
      fontFamily: "'Geist Mono Variable', ui-monospace, monospace",
      fontSize: 12,
      lineHeight: 20,
      fontLigatures: false,
      wordBasedSuggestions: 'off',
      ...({ 'bracketPairColorization.enabled': false } as object),
      selectOnLineNumbers: false,
      guides: { indentation: false },
      renderLineHighlightOnlyWhenFocus: true,
      lineNumbersMinChars: 3,
      lineDecorationsWidth: 8,
      folding: true,
      glyphMargin: false,
      padding: { top: 8, bottom: 8 },
      tabSize: 2,
      fixedOverflowWidgets: true,
      scrollbar: {
        verticalScrollbarSize: 8,
        horizontalScrollbarSize: 8,
        useShadows: false,
        alwaysConsumeMouseWheel: false,
      },
      ...start.options,
    })
    editorRef.current = editor
    const colouring = colourVtl(editor)
    const subscription = editor.onDidChangeModelContent(() => {
      const text = editor.getValue()
      if (changed.current !== undefined) sent.current = [...sent.current.slice(1 - mostSent), text]
      changed.current?.(text)
    })
    start.onMount?.(editor, monaco)
    return () => {
      subscription.dispose()
      colouring.dispose()
      editor.dispose()
      model.dispose()
      editorRef.current = null
    }
  }, [])

  useEffect(() => {
    const editor = editorRef.current
    const model = editor?.getModel()
    // The page lags behind quick typing: a text that was typed here comes back when a newer one stands already.
    const answered = sent.current.lastIndexOf(value)
    if (answered >= 0) {
      sent.current = sent.current.slice(answered + 1)
      return
    }
    if (editor == null || model == null || model.getValue() === value) return
    const before = editor.getSelections()
    const report = changed.current
    changed.current = undefined
    model.pushEditOperations(before, [{ range: model.getFullModelRange(), text: value }], () => null)
    changed.current = report
    if (before !== null) editor.setSelections(before)
  }, [value])

  useEffect(() => {
    const model = editorRef.current?.getModel()
    if (model != null) monaco.editor.setModelLanguage(model, language)
  }, [language])

  useEffect(() => {
    editorRef.current?.updateOptions({ readOnly: readOnly === true || onChange === undefined, ariaLabel })
  }, [readOnly, onChange, ariaLabel])

  useEffect(() => {
    const model = editorRef.current?.getModel()
    if (model == null) return
    const data = (markers ?? []).map((marker) => ({ ...marker, severity: severities[marker.severity] }))
    monaco.editor.setModelMarkers(model, 'gatewright', data)
  }, [markers])

  return <div ref={host} className="size-full" />
}
