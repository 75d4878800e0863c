import type { HTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { ChevronDownIcon, ChevronRightIcon } from './icons.tsx'

type TreeRowProps = HTMLAttributes<HTMLDivElement> & {
  depth: number
  selected?: boolean
  /** undefined: a leaf */
  expanded?: boolean | undefined
  onToggle?: () => void
  /** at the right end: the problem icon, a count */
  end?: ReactNode
}

/** A row of a tree (`role="treeitem"`): 26 high, 14 per depth; put it inside `role="tree"`, which owns the keys. */
export function TreeRow({
  depth,
  selected = false,
  expanded,
  onToggle,
  end,
  className,
  children,
  ...rest
}: TreeRowProps) {
  const Chevron = expanded === true ? ChevronDownIcon : ChevronRightIcon
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={selected}
      aria-expanded={expanded}
      tabIndex={-1}
      {...rest}
      className={classNames(
        'flex h-[26px] cursor-pointer select-none items-center gap-1.5 rounded-row pr-2 text-dense',
        selected ? 'bg-accent-soft' : 'hover:bg-hover',
        className,
      )}
      style={{ paddingLeft: 8 + depth * 14 }}
    >
      {expanded !== undefined && (
        // the row itself is the control; the chevron is a larger target for the mouse
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has arrow keys for this
        // biome-ignore lint/a11y/noStaticElementInteractions: the tree has arrow keys for this
        <span
          className="-ml-1 flex size-5 flex-none items-center justify-center text-text-2"
          onClick={(event) => {
            event.stopPropagation()
            onToggle?.()
          }}
        >
          <Chevron size={12} />
        </span>
      )}
      <span className="flex min-w-0 flex-1 items-center gap-2">{children}</span>
      {end}
    </div>
  )
}
