'use client'

import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'

type SegmentProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode; disabled?: boolean }[]
  onChange: (value: Value) => void
}

/** A choice between a few views or kinds, all of them in sight. */
export function Segment<Value extends string>({ label, value, options, onChange }: SegmentProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={(next) => next !== '' && onChange(next as Value)}
      aria-label={label}
      className="inline-flex h-[26px] flex-none rounded-control bg-hover p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled === true}
          className="rounded-chip border border-transparent px-2 text-small text-text-2 transition-colors duration-(--duration-switch) hover:text-text disabled:text-text-3 data-[state=on]:border-line data-[state=on]:bg-raised data-[state=on]:font-medium data-[state=on]:text-text"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
