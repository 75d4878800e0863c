'use client'

import type { Finding } from '@gatewright/formats'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useMemo, useRef } from 'react'
import { CodeEditor, type CodeMarker } from '@/ui/code-editor'

const severities = { 'not-understood': 'error', repaired: 'warning', preserved: 'info' } as const

type SourceViewProps = { text: string; findings: readonly Finding[]; line: number | undefined }

/** The whole document, with a mark at every part that was not taken as written. */
export function SourceView({ text, findings, line }: SourceViewProps) {
  const instance = useRef<editor.IStandaloneCodeEditor>(null)
  const markers = useMemo(() => {
    const lines = text.split(/\r?\n/)
    return findings.flatMap(({ kind, title, effect, line: at }): CodeMarker[] => {
      if (kind === 'exact' || at === undefined) return []
      const content = lines[at - 1] ?? ''
      const start = content.length - content.trimStart().length + 1
      return [
        {
          severity: severities[kind],
          message: `${title}\n${effect}`,
          startLineNumber: at,
          endLineNumber: at,
          startColumn: start,
          endColumn: Math.max(start + 1, content.trimEnd().length + 1),
        },
      ]
    })
  }, [text, findings])
  useEffect(() => {
    if (line !== undefined) instance.current?.revealLineInCenter(line)
  }, [line])
  return (
    <CodeEditor
      ariaLabel="Source of the document"
      language={/^\s*[{[]/.test(text) ? 'json' : 'yaml'}
      value={text}
      readOnly
      markers={markers}
      onMount={(mounted) => {
        instance.current = mounted
        if (line !== undefined) mounted.revealLineInCenter(line)
      }}
    />
  )
}
