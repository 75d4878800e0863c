'use client'

import { useMemo } from 'react'
import { classNames } from '@/ui/class-names'
import type { Paused } from './use-bench.ts'

/** Ticks that fit beside the buttons. */
const most = 40

/** One tick for each step, or for a few where there are many; tall where a pass or a branch begins. Clicked, it goes there. */
export function Timeline({ paused, onGo }: { paused: Paused; onGo: (step: number) => void }) {
  const { step, count, recording } = paused
  const each = Math.ceil(count / most)
  const ticks = useMemo(
    () =>
      Array.from({ length: Math.ceil(count / each) }, (_, index) => ({
        from: index * each,
        isTall: recording.steps.slice(index * each, (index + 1) * each).some(({ isMajor }) => isMajor),
      })),
    [recording, count, each],
  )
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Step"
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={step + 1}
      className="flex h-5 flex-none items-center rounded-chip"
      onClick={(event) => {
        const to = event.target instanceof HTMLElement ? event.target.dataset.step : undefined
        if (to !== undefined) onGo(Number(to))
      }}
      onKeyDown={(event) => {
        const to = { ArrowLeft: step - 1, ArrowRight: step + 1, Home: 0, End: count - 1 }[event.key]
        if (to === undefined) return
        event.preventDefault()
        onGo(to)
      }}
    >
      {ticks.map(({ from, isTall }) => {
        const isNow = step >= from && step < from + each
        return (
          <span key={from} data-step={from} className="flex h-5 cursor-pointer items-center px-px">
            <span
              data-step={from}
              className={classNames(
                'w-[5px] rounded-[1.5px]',
                isNow ? 'h-[18px] bg-accent' : from < step ? 'bg-accent-line' : 'bg-line-2',
                !isNow && (isTall ? 'h-3.5' : 'h-2'),
              )}
            />
          </span>
        )
      })}
    </div>
  )
}
