import { classNames } from './class-names.ts'

/** The role of a status: 2xx and 3xx fine, 4xx the caller's, 5xx ours. */
export function statusTone(status: number): 'ok' | 'warn' | 'bad' {
  return status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'ok'
}

const text = { ok: 'text-ok-text', warn: 'text-warn-text', bad: 'text-bad-text' } as const
const soft = { ok: 'bg-ok-soft', warn: 'bg-warn-soft', bad: 'bg-bad-soft' } as const

/** An HTTP status in the colour of its class; `chip` puts it on its soft fill. */
export function StatusCode({ status, chip = false }: { status: number; chip?: boolean }) {
  const tone = statusTone(status)
  return (
    <span
      className={classNames(
        'flex-none font-medium font-mono text-code',
        text[tone],
        chip && classNames('inline-flex h-[18px] items-center rounded-chip px-1.5 text-status', soft[tone]),
      )}
    >
      {status}
    </span>
  )
}
