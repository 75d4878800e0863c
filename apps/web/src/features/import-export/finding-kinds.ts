import type { FindingKind } from '@gatewright/formats'
import type { Icon } from '@/ui/icon'
import { CheckIcon, CopyIcon, ErrorIcon, WrenchIcon } from '@/ui/icons'

type KindLook = {
  kind: FindingKind
  label: string
  hint: string
  icon: Icon
  color: string
  bar: string
  pill: string
  tone: 'bad' | 'warn' | 'info'
}

/** How kinds of findings are shown, in order of what needs the reader. */
export const findingKinds: readonly KindLook[] = [
  {
    kind: 'not-understood',
    label: 'Not understood',
    hint: 'The API is made without it',
    icon: ErrorIcon,
    color: 'text-bad-text',
    bar: 'bg-bad',
    pill: 'bg-bad-soft text-bad-text',
    tone: 'bad',
  },
  {
    kind: 'repaired',
    label: 'Repaired',
    hint: 'Read differently from what is written',
    icon: WrenchIcon,
    color: 'text-warn-text',
    bar: 'bg-warn',
    pill: 'bg-warn-soft text-warn-text',
    tone: 'warn',
  },
  {
    kind: 'preserved',
    label: 'Preserved',
    hint: 'Without effect in API Gateway, kept and written again on export',
    icon: CopyIcon,
    color: 'text-text-2',
    bar: 'bg-text-3',
    pill: 'bg-hover text-text-2',
    tone: 'info',
  },
  {
    kind: 'exact',
    label: 'Exact',
    hint: 'Taken as written',
    icon: CheckIcon,
    color: 'text-ok-text',
    bar: 'bg-ok',
    pill: 'bg-hover text-text-2',
    tone: 'info',
  },
]
