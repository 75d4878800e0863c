'use client'

import { useMemo } from 'react'
import { classNames } from '@/ui/class-names'
import { lineDiff } from './line-diff.ts'

const looks = { ' ': 'text-text-2', '-': 'bg-bad-soft', '+': 'bg-ok-soft' } as const

type DiffViewProps = { before: string; after: string; label: string; same: string }

/** Two texts line by line: lines only in the former with a minus, only in the latter with a plus. */
export function DiffView({ before, after, label, same }: DiffViewProps) {
  const lines = useMemo(() => lineDiff(before, after), [before, after])
  if (before === after) return <p className="px-4 py-3 text-dense text-text-3">{same}</p>
  return (
    <ol aria-label={label} className="py-2 font-mono text-code">
      {lines.map(({ sign, text, line }, index) => (
        <li key={`line-${index.toString()}`} className={classNames('flex px-4', looks[sign])}>
          <span aria-hidden="true" className="w-6 flex-none select-none text-right text-text-3">
            {line}
          </span>
          <span className="w-6 flex-none select-none text-center text-text-3">{sign}</span>
          <span className="min-w-0 whitespace-pre-wrap break-all">{text || ' '}</span>
        </li>
      ))}
    </ol>
  )
}
