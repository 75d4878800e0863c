'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type TabItem<Value extends string> = { value: Value; label: string; badge?: ReactNode }

type TabsProps<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  tabs: readonly TabItem<Value>[]
  /** at the right end of the tab bar */
  actions?: ReactNode
  className?: string
  barClassName?: string
  children: ReactNode
}

/** Tabs on the pane's line, 36 high, in more lines where they do not fit into one; put a {@link TabPanel} per tab inside. */
export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  actions,
  className,
  barClassName,
  children,
}: TabsProps<Value>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={classNames('flex min-h-0 flex-col', className)}
    >
      <div
        className={classNames(
          'flex min-h-9 flex-none items-center gap-x-2 gap-y-1.5 border-line max-md:flex-wrap border-b px-4',
          barClassName,
        )}
      >
        <Radix.List
          aria-label={label}
          className="-mb-px flex min-h-9 min-w-0 flex-1 flex-wrap items-stretch gap-x-4 max-md:flex-auto"
        >
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="inline-flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 font-medium text-base text-text-2 transition-colors duration-(--duration-switch) hover:text-text data-[state=active]:border-accent data-[state=active]:text-text"
            >
              {tab.label}
              {tab.badge}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions}
      </div>
      {children}
    </Radix.Root>
  )
}

/** What stands under a tab. */
export function TabPanel({
  value,
  className,
  children,
}: {
  value: string
  className?: string | undefined
  children: ReactNode
}) {
  return (
    <Radix.Content value={value} className={classNames('min-h-0 flex-1', className ?? 'overflow-auto')}>
      {children}
    </Radix.Content>
  )
}
