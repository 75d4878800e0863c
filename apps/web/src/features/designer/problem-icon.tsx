import type { Severity } from '@gatewright/definition'
import { ErrorIcon, InfoIcon, WarningIcon } from '@/ui/icons'

const icons = { error: ErrorIcon, warning: WarningIcon, info: InfoIcon } as const
const colors = { error: 'text-bad-text', warning: 'text-warn-text', info: 'text-text-3' } as const
const words = { error: 'Error', warning: 'Warning', info: 'Note' } as const

/** The mark of a problem. */
export function ProblemIcon({ severity, size = 13 }: { severity: Severity; size?: number }) {
  const Glyph = icons[severity]
  return (
    <span className={colors[severity]} title={words[severity]}>
      <Glyph size={size} title={words[severity]} />
    </span>
  )
}
