import type { ReactNode } from 'react'
import type { Icon } from './icon.tsx'

/** What to show where nothing is yet: what would be here, and the next step. */
export function EmptyState({
  icon: Glyph,
  title,
  children,
  action,
}: {
  icon?: Icon
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center justify-center gap-2 px-6 py-8 text-center">
      {Glyph !== undefined && (
        <span className="flex size-9 items-center justify-center rounded-card bg-hover text-text-2">
          <Glyph size={18} />
        </span>
      )}
      <p className="font-semibold text-base">{title}</p>
      {children !== undefined && <div className="max-w-88 text-dense text-text-2">{children}</div>}
      {action !== undefined && <div className="mt-1 flex gap-2">{action}</div>}
    </div>
  )
}
