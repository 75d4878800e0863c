import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { ErrorIcon, InfoIcon, WarningIcon } from './icons.tsx'

const looks = {
  bad: { glyph: ErrorIcon, box: 'bg-bad-soft', icon: 'text-bad-text' },
  warn: { glyph: WarningIcon, box: 'bg-warn-soft', icon: 'text-warn-text' },
  info: { glyph: InfoIcon, box: 'bg-sunken border border-line', icon: 'text-text-2' },
} as const

/** A sentence that needs reading, with what can be done about it. */
export function Notice({
  tone,
  title,
  children,
  action,
}: {
  tone: 'bad' | 'warn' | 'info'
  title?: string
  children?: ReactNode
  action?: ReactNode
}) {
  const look = looks[tone]
  return (
    <div
      className={classNames('flex items-start gap-2.5 rounded-card p-3 text-dense', look.box)}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      <look.glyph size={15} className={classNames('mt-px', look.icon)} />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  )
}
