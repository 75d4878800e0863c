'use client'

import type { ReactNode } from 'react'
import { classNames } from '@/ui/class-names'
import { Split } from '@/ui/split'
import { useMedia } from '../playground/use-media.ts'

type StackingSplitProps = {
  /** names the remembered sizes */
  id: string
  /** ids of the panes that are there now, in order */
  panes: string[]
  /** pixels of all panes together where they stand one above the other; the page scrolls over them */
  height: number
  children: (isNarrow: boolean, direction: 'horizontal' | 'vertical') => ReactNode
}

/** Panes side by side, or one above the other where the window is narrow. */
export function StackingSplit({ id, panes, height, children }: StackingSplitProps) {
  const isNarrow = useMedia('(max-width: 860px)')
  const direction = isNarrow ? 'vertical' : 'horizontal'
  return (
    <div className={classNames('min-h-0 flex-1', isNarrow && 'overflow-y-auto')}>
      <div className="flex h-full" style={isNarrow ? { height } : undefined}>
        <Split key={direction} id={isNarrow ? `${id}-narrow` : id} direction={direction} panes={panes}>
          {children(isNarrow, direction)}
        </Split>
      </div>
    </div>
  )
}
