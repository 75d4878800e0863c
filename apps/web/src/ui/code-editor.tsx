'use client'

import type { editor } from 'monaco-editor/editor'
import dynamic from 'next/dynamic'

/** A mark under a span of the text; lines and columns count from 1, the end column is exclusive. */
export type CodeMarker = {
  severity: 'error' | 'warning' | 'info'
  message: string
  startLineNumber: number
  startColumn: number
  endLineNumber: number
  endColumn: number
}

export type CodeLanguage = 'json' | 'javascript' | 'typescript' | 'yaml' | 'xml' | 'plaintext' | 'vtl'

export type CodeEditorProps = {
  value: string
  /** without it the editor is read-only */
  onChange?: (value: string) => void
  language: CodeLanguage
  markers?: readonly CodeMarker[]
  ariaLabel: string
  /** CSS height or pixels; `100%` unless told */
  height?: number | string
  readOnly?: boolean
  /** further options of the editor; read once, when it is made */
  options?: editor.IStandaloneEditorConstructionOptions
  /** called once, when the editor stands; for decorations, actions, providers */
  onMount?: (instance: editor.IStandaloneCodeEditor, monaco: typeof import('monaco-editor/editor')) => void
}

const MonacoEditor = dynamic(() => import('./monaco/editor.tsx').then((module) => module.MonacoEditor), {
  ssr: false,
  loading: () => <div className="p-3 text-small text-text-3">Loading the editor…</div>,
})

/** A code editor in the page's theme. Its code loads on first use and only from this machine. */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <div
      style={{ height: props.height ?? '100%' }}
      className="min-h-0 min-w-0 overflow-hidden bg-surface"
      data-code-editor={props.ariaLabel}
    >
      <MonacoEditor {...props} />
    </div>
  )
}
