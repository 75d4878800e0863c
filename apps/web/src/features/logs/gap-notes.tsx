import type { InvocationGap } from '@gatewright/db'
import { WarningIcon } from '@/ui/icons'
import { counted } from './metric-charts.tsx'
import { clockText } from './time-range.ts'

/** Lines about live requests that were answered while more came than could be recorded. */
export function GapNotes({ gaps }: { gaps: readonly InvocationGap[] }) {
  return gaps.map(({ count, from, to }) => (
    <div key={`${from}-${to}`} role="row" className="flex h-[30px] items-center border-line border-b bg-warn-soft px-4">
      <span role="cell" className="flex items-center gap-2 pl-7 text-dense">
        <WarningIcon size={13} className="text-warn-text" />
        {counted(count)} live requests between {clockText(from)} and {clockText(to)} were answered but not recorded:
        more came than the web process could fetch. No chart counts them.
      </span>
    </div>
  ))
}
