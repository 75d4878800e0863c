'use client'

import type { ReactNode } from 'react'
import { Group, Panel, type PanelProps, Separator, useDefaultLayout } from 'react-resizable-panels'
import { classNames } from './class-names.ts'

const noStorage = { getItem: () => null, setItem: () => undefined }

type SplitProps = {
  /** names the remembered sizes */
  id: string
  direction: 'horizontal' | 'vertical'
  /** ids of the panes that are there now, in order */
  panes: string[]
  className?: string
  children: ReactNode
}

/** Panes side by side (or stacked) whose sizes the user sets and the browser remembers. Children: {@link Pane}s with a {@link Divider} between. */
export function Split({ id, direction, panes, className, children }: SplitProps) {
  const layout = useDefaultLayout({
    id: `gatewright:${id}`,
    panelIds: panes,
    onlySaveAfterUserInteractions: true,
    storage: typeof window === 'undefined' ? noStorage : window.localStorage,
  })
  return (
    <Group
      id={id}
      orientation={direction}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      className={classNames('min-h-0 min-w-0 flex-1', className)}
    >
      {children}
    </Group>
  )
}

/** One pane of a {@link Split}; sizes in pixels as numbers or `'40%'`. `fixed` keeps its pixels when the window changes. */
export function Pane({ fixed = false, ...rest }: PanelProps & { fixed?: boolean }) {
  return <Panel {...rest} groupResizeBehavior={fixed ? 'preserve-pixel-size' : 'preserve-relative-size'} />
}

/** The 1 px line between two panes; dragged, or moved with the arrow keys. */
export function Divider({ label, direction = 'horizontal' }: { label: string; direction?: 'horizontal' | 'vertical' }) {
  return (
    <Separator
      aria-label={label}
      className={classNames(
        'relative bg-line outline-none transition-colors duration-(--duration-hover) hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent',
        direction === 'horizontal' ? 'w-px' : 'h-px',
      )}
    />
  )
}
