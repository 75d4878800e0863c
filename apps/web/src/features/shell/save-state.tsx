'use client'

import { useDesignState } from '@/features/designer/design-context'
import type { SaveState as State } from '@/features/designer/design-store'
import { CheckIcon, ClockIcon, ErrorIcon, WarningIcon } from '@/ui/icons'

const looks: Record<State, { text: string; icon: typeof CheckIcon; color: string; hint: string }> = {
  saved: { text: 'Saved', icon: CheckIcon, color: 'text-ok-text', hint: 'Everything is saved.' },
  unsaved: { text: 'Saving…', icon: ClockIcon, color: 'text-text-3', hint: 'Kept in this browser; being saved.' },
  saving: { text: 'Saving…', icon: ClockIcon, color: 'text-text-3', hint: 'Kept in this browser; being saved.' },
  offline: {
    text: 'Not saved',
    icon: WarningIcon,
    color: 'text-warn-text',
    hint: 'The server does not answer. Your changes are kept in this browser and saved as soon as it does.',
  },
  conflict: {
    text: 'Conflict',
    icon: ErrorIcon,
    color: 'text-bad-text',
    hint: 'Another window changed the same fields.',
  },
}

/** Whether the draft is saved, in the top bar. */
export function SaveState() {
  const { saveState } = useDesignState()
  const look = looks[saveState]
  return (
    <span
      role="status"
      aria-label="Save state"
      title={look.hint}
      className="inline-flex flex-none items-center gap-1.5 text-dense text-text-2"
    >
      <look.icon size={14} className={look.color} />
      <span className="max-md:sr-only">{look.text}</span>
    </span>
  )
}
