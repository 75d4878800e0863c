'use client'

import { useMemo } from 'react'
import { classNames } from '@/ui/class-names'

type SourceLinesProps = { text: string; line: number; around: number; tone: 'bad' | 'warn' | 'info' }

const tones = { bad: 'bg-bad-soft', warn: 'bg-warn-soft', info: 'bg-line-now' } as const
const longestLine = 400

/** A line of a text (from 1) with its neighbours. Long lines are cut. */
export function SourceLines({ text, line, around, tone }: SourceLinesProps) {
  const lines = useMemo(() => text.split(/\r?\n/), [text])
  const first = Math.max(1, Math.min(line - around, lines.length - 2 * around))
  const shown = lines.slice(first - 1, first + 2 * around)
  return (
    <ol
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
      tabIndex={0}
      className="overflow-x-auto font-mono text-code"
    >
      {shown.map((content, index) => {
        const number = first + index
        const isLine = number === line
        return (
          <li
            key={number}
            aria-current={isLine ? 'true' : undefined}
            className={classNames('flex min-w-fit whitespace-pre', isLine && tones[tone])}
          >
            <span className="w-[68px] flex-none select-none pr-7 text-right text-text-3">{number}</span>
            <span>{content.slice(0, longestLine)}</span>
          </li>
        )
      })}
    </ol>
  )
}
