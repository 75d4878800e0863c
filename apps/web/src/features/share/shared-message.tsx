import type { ReactNode } from 'react'
import { classNames } from '@/ui/class-names'
import { JsonText } from '../console/json-text.tsx'

type SharedMessageProps = {
  label: string
  headers: readonly (readonly [string, string])[]
  body: string
  badge?: ReactNode
  detail?: ReactNode
  /** takes all of the height that is there, and needs no head of its own */
  fills?: boolean
}

/** A request or an answer, to be read: body, then header fields. */
export function SharedMessage({ label, headers, body, badge, detail, fills = false }: SharedMessageProps) {
  return (
    <section
      aria-label={label}
      className={classNames('min-w-0 border-line border-r last:border-r-0', fills && 'flex min-h-0 flex-1 flex-col')}
    >
      {!fills && (
        <div className="flex h-10 items-center gap-2.5 border-line border-b px-4">
          <h2 className="font-semibold text-base">{label}</h2>
          {badge}
          <span className="ml-auto flex min-w-0 text-small text-text-3">{detail}</span>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className={classNames('overflow-auto px-4 py-3', fills ? 'min-h-0 flex-1' : 'max-h-52')} tabIndex={0}>
        {body === '' ? (
          <p className="text-dense text-text-3">The body is empty.</p>
        ) : (
          <pre className="whitespace-pre-wrap break-words font-mono text-code">
            <JsonText text={body} />
          </pre>
        )}
        <dl className="mt-2 grid grid-cols-[minmax(96px,auto)_1fr] font-mono text-status">
          {headers.map(([name, value], index) => (
            <div key={`${name}-${index.toString()}`} className="contents">
              <dt className="border-line border-t py-1 pr-3 text-text-2">{name}</dt>
              <dd className="break-all border-line border-t py-1">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
