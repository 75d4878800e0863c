'use client'

import { accountSchema, type Design, resourcePath } from '@gatewright/definition'
import type { editor } from 'monaco-editor/editor'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { CodeEditor } from '@/ui/code-editor'
import { useDesign } from '../design-context.tsx'
import { readNodeId, useSelection } from '../selection.ts'

/** The OpenAPI document of the draft as it stands, made in the browser. */
function useDocument(design: Design): string {
  const [text, setText] = useState('')
  const latest = useDeferredValue(design)
  useEffect(() => {
    let current = true
    void import('@gatewright/formats').then(({ exportOpenApi }) => {
      if (!current) return
      const project = {
        definition: latest.definition,
        backends: latest.backends,
        stages: {},
        account: accountSchema.parse({}),
      }
      setText(exportOpenApi(project, { version: 'oas30', extensions: 'apigateway', output: 'yaml' }).text)
    })
    return () => {
      current = false
    }
  }, [latest])
  return text
}

/** The draft as an OpenAPI document, scrolled to what is selected. */
export function CodePanel() {
  const design = useDesign()
  const text = useDocument(design)
  const instance = useRef<editor.IStandaloneCodeEditor>(null)
  const [selected] = useSelection()
  const line = lineOf(text, selected, design)
  useEffect(() => {
    if (line !== undefined) instance.current?.revealLineNearTop(line)
  }, [line])
  return (
    <CodeEditor
      ariaLabel="OpenAPI document of the draft"
      language="yaml"
      value={text}
      readOnly
      onMount={(mounted) => {
        instance.current = mounted
        if (line !== undefined) mounted.revealLineNearTop(line)
      }}
    />
  )
}

/** The line on which a resource or method begins in the document, counted from 1. */
export function lineOf(text: string, id: string | undefined, { definition }: Design): number | undefined {
  const thing = readNodeId(id)
  if (definition.kind !== 'REST' || (thing.kind !== 'resource' && thing.kind !== 'method')) return undefined
  const path = resourcePath(definition, thing.resourceId)
  const lines = text.split('\n')
  const start = lines.findIndex((line) => /^ {2}\S/.test(line) && line.trim().replace(/^["']|["']?:$/g, '') === path)
  if (start === -1) return undefined
  if (thing.kind === 'resource') return start + 1
  const verb = thing.httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : thing.httpMethod.toLowerCase()
  for (let index = start + 1; index < lines.length && /^ {3}/.test(lines[index] ?? ''); index++) {
    if (lines[index] === `    ${verb}:`) return index + 1
  }
  return start + 1
}
