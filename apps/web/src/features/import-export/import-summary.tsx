import type { FindingKind } from '@gatewright/formats'
import { classNames } from '@/ui/class-names'
import { findingKinds } from './finding-kinds.ts'

const order: readonly FindingKind[] = ['exact', 'repaired', 'preserved', 'not-understood']

/** One stacked bar and four counts: how much of the document was taken, and how. */
export function ImportSummary({ counts }: { counts: Readonly<Record<FindingKind, number>> }) {
  const shown = order.flatMap((kind) => findingKinds.filter((look) => look.kind === kind))
  const total = shown.reduce((sum, { kind }) => sum + counts[kind], 0)
  return (
    <section aria-label="Summary" className="flex-none border-line border-b px-5 pt-3.5 pb-4">
      <div aria-hidden="true" className="flex h-1.5 gap-0.5">
        {shown
          .filter(({ kind }) => counts[kind] > 0)
          .map(({ kind, bar }) => (
            <span
              key={kind}
              className={classNames('min-w-1.5 rounded-[2px]', bar)}
              style={{ flexGrow: counts[kind], flexBasis: 0 }}
            />
          ))}
      </div>
      <div className="mt-2.5 flex flex-wrap items-center gap-x-6 gap-y-1">
        {shown.map(({ kind, label, bar }) => (
          <span key={kind} className="flex items-center gap-2">
            <span aria-hidden="true" className={classNames('size-[7px] rounded-[2px]', bar)} />
            <span className="font-semibold">{counts[kind].toLocaleString('en-US')}</span>
            <span className="text-text-2">{label}</span>
          </span>
        ))}
        <span className="ml-auto text-dense text-text-3">
          {total.toLocaleString('en-US')} parts, nothing is made yet
        </span>
      </div>
    </section>
  )
}
