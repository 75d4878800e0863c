'use client'

import type { Finding } from '@gatewright/formats'
import { SourceLines } from './source-lines.tsx'

type SourcePaneProps = {
  text: string
  lines: number
  finding: Finding | undefined
  tone: 'bad' | 'warn' | 'info'
  onOpen: () => void
}

/** The lines around the selected part of the document. */
export function SourcePane({ text, lines, finding, tone, onOpen }: SourcePaneProps) {
  const line = finding?.line
  return (
    <section aria-label="Source" className="h-[148px] flex-none overflow-hidden border-line border-t bg-surface">
      <div className="flex h-10 items-center gap-2 px-5">
        <span className="font-semibold">Source</span>
        <span className="flex-none text-dense text-text-3">
          {finding === undefined
            ? 'Choose a part above'
            : line === undefined
              ? 'This part has no line of its own'
              : `line ${line.toLocaleString('en-US')} of ${lines.toLocaleString('en-US')}`}
        </span>
        {finding !== undefined && finding.pointer !== '' && (
          <span className="min-w-0 truncate font-mono text-status text-text-3" title={finding.pointer}>
            {finding.pointer}
          </span>
        )}
        <span className="flex-1" />
        <button type="button" onClick={onOpen} className="flex-none font-medium text-accent-text hover:underline">
          Open in full
        </button>
      </div>
      {line !== undefined && <SourceLines text={text} line={line} around={2} tone={tone} />}
    </section>
  )
}
