import type { InvocationGap } from '@gatewright/db'
import { counted } from '@/ui/counted'
import { WarningIcon } from '@/ui/icons'
import { clockText } from './time-range.ts'

type GapNotesProps = { gaps: readonly InvocationGap[] }

/** Lines about live requests that were answered while more came than could be recorded. */
export function GapNotes({ gaps }: GapNotesProps) {
  return gaps.map((gap) => (
    <div key={gap.from} className={line}>
      <GapText gap={gap} />
    </div>
  ))
}

/** The same as rows of a table. */
export function GapRows({ gaps }: GapNotesProps) {
  return gaps.map((gap) => (
    <div key={gap.from} role="row" className={line}>
      <span role="cell">
        <GapText gap={gap} />
      </span>
    </div>
  ))
}

const line = 'flex min-h-[30px] flex-none items-center border-line border-b bg-warn-soft px-4'

function GapText({ gap: { count, from, to } }: { gap: InvocationGap }) {
  return (
    <span className="flex items-center gap-2 pl-7 text-dense">
      <WarningIcon size={13} className="text-warn-text" />
      {counted(count, 'live request')} between {clockText(from)} and {clockText(to)} were answered but not recorded:
      more came than can be recorded. No chart counts them.
    </span>
  )
}
