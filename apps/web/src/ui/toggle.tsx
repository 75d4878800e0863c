'use client'

import { Switch } from 'radix-ui'
import type { ReactNode } from 'react'

type ToggleProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  disabled?: boolean
  /** what the present state means, beside the switch */
  children?: ReactNode
}

/** On or off, at once. */
export function Toggle({ checked, onChange, children, ...rest }: ToggleProps) {
  return (
    <span className="flex items-center gap-2">
      <Switch.Root
        {...rest}
        checked={checked}
        onCheckedChange={onChange}
        className="relative h-4 w-7 flex-none rounded-full bg-line-2 transition-colors duration-(--duration-switch) data-[state=checked]:bg-accent disabled:opacity-50"
      >
        <Switch.Thumb className="block size-3 translate-x-0.5 rounded-full bg-surface shadow-1 transition-transform duration-(--duration-switch) ease-out data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-on-accent" />
      </Switch.Root>
      {children !== undefined && <span className="text-dense text-text-3">{children}</span>}
    </span>
  )
}
