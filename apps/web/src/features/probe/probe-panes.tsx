'use client'

import type { ReactNode } from 'react'
import { Divider, Pane, Split } from '@/ui/split'
import { useMedia } from '../playground/use-media.ts'

/** The table and what was found: side by side, or one below the other where the window is narrow. */
export function ProbePanes({ id, table, findings }: { id: string; table: ReactNode; findings: ReactNode }) {
  const isNarrow = useMedia('(max-width: 900px)')
  const direction = isNarrow ? 'vertical' : 'horizontal'
  const sizes = isNarrow ? { defaultSize: '50%', minSize: 160 } : { defaultSize: 400, minSize: 280, maxSize: 640 }
  return (
    <Split key={direction} id={`${id}-${direction}`} direction={direction} panes={['table', 'findings']}>
      <Pane id="table" minSize={isNarrow ? 160 : 320} className="flex flex-col">
        {table}
      </Pane>
      <Divider label={isNarrow ? 'Height of the findings' : 'Width of the findings'} direction={direction} />
      <Pane id="findings" {...sizes} fixed={!isNarrow} className="flex flex-col bg-surface">
        {findings}
      </Pane>
    </Split>
  )
}
