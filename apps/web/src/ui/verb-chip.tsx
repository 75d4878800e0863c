import { classNames } from './class-names.ts'

const hues: Record<string, string> = {
  GET: 'bg-get-soft text-get',
  POST: 'bg-post-soft text-post',
  PUT: 'bg-put-soft text-put',
  PATCH: 'bg-patch-soft text-patch',
  DELETE: 'bg-delete-soft text-delete',
  OPTIONS: 'bg-options-soft text-options',
  HEAD: 'bg-options-soft text-options',
}
const short: Record<string, string> = { DELETE: 'DEL', OPTIONS: 'OPT' }

/** The verb of a method in its hue. `row` and `small` shorten DELETE and OPTIONS; `head` writes them out. */
export function VerbChip({ verb, size = 'row' }: { verb: string; size?: 'row' | 'small' | 'head' }) {
  return (
    <span
      className={classNames(
        'inline-flex flex-none items-center justify-center rounded-chip font-mono font-semibold text-[10.5px] leading-none',
        size === 'row' && 'h-[18px] w-10',
        size === 'small' && 'h-4 w-9',
        size === 'head' && 'h-[18px] px-[7px]',
        hues[verb] ?? 'border border-line-2 bg-any-soft text-any',
      )}
    >
      {size === 'head' || short[verb] === undefined ? (
        verb
      ) : (
        <abbr title={verb} className="no-underline">
          {short[verb]}
        </abbr>
      )}
    </span>
  )
}

/** The colour role of a verb, for places that draw it as a bar. */
export function verbColor(verb: string): string {
  const role = verb === 'HEAD' ? 'options' : verb.toLowerCase()
  return hues[verb] === undefined ? 'var(--color-any)' : `var(--color-${role})`
}
