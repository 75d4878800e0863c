import { classNames } from './class-names.ts'

/** Keys as they stand on a keyboard: `Ctrl K` becomes two caps unless `joined`. */
export function Keys({ keys, joined = true, className }: { keys: string; joined?: boolean; className?: string }) {
  const caps = joined ? [keys] : keys.split(' ')
  return (
    <span className={classNames('inline-flex flex-none gap-1', className)}>
      {caps.map((cap) => (
        <kbd
          key={cap}
          className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-chip border border-line bg-surface px-1 font-sans text-caption text-text-2"
        >
          {cap}
        </kbd>
      ))}
    </span>
  )
}
