'use client'

import { Badge } from '@/ui/badge'
import { TemplateEditor } from '../editor/template-editor.tsx'
import type { Bench } from './use-bench.ts'

type TemplatePaneProps = {
  bench: Bench
  /** asks for the condition of a breakpoint */
  onCondition: (line: number) => void
  onCursor?: (line: number, column: number) => void
}

/** The template in its editor. */
export function TemplatePane({ bench, onCondition, onCursor }: TemplatePaneProps) {
  const { template } = bench
  return (
    <>
      <header className="flex h-10 flex-none items-center gap-2 border-line border-b bg-surface px-4">
        <h2 className="font-semibold text-base">Template</h2>
        <Badge mono>{bench.contentType}</Badge>
        <span className="ml-auto truncate text-small text-text-3 tabular-nums">
          {template.split('\n').length} lines · {(template.length / 1024).toFixed(1)} of 300 KB
        </span>
      </header>
      <div className="min-h-0 flex-1">
        <TemplateEditor
          value={template}
          onChange={bench.onTemplate}
          facts={bench.facts}
          findings={bench.findings}
          marks={bench.marks}
          onToggleBreakpoint={bench.moves.toggleBreakpoint}
          onEditBreakpoint={onCondition}
          onPick={(offset) => bench.pick(offset === undefined ? undefined : { at: 'template', offset })}
          {...(onCursor === undefined ? {} : { onCursor })}
          onReady={(handle) => {
            bench.handle.current = handle
          }}
        />
      </div>
    </>
  )
}
