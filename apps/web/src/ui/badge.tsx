import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad'

const tones: Record<Tone, string> = {
  neutral: 'bg-hover text-text-2',
  accent: 'bg-accent-soft text-accent-text',
  ok: 'bg-ok-soft text-ok-text',
  warn: 'bg-warn-soft text-warn-text',
  bad: 'bg-bad-soft text-bad-text',
}

/** At most three words about a thing. */
export function Badge({
  tone = 'neutral',
  mono = false,
  children,
}: {
  tone?: Tone
  mono?: boolean
  children: ReactNode
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-[18px] flex-none items-center rounded-chip px-1.5 text-caption',
        mono && 'font-mono',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}

/** A number in a pill. */
export function Count({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex h-4 min-w-[18px] flex-none items-center justify-center rounded-pill px-1 font-medium text-caption',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}

/** The kind of an API as a small outlined word. */
export function KindBadge({ kind }: { kind: string }) {
  return (
    <span className="inline-flex h-[18px] flex-none items-center rounded-chip border border-line-2 bg-surface px-1.5 font-medium font-mono text-[10.5px] text-text-2">
      {kind === 'WEBSOCKET' ? 'WS' : kind}
    </span>
  )
}
