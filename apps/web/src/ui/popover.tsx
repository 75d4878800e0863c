'use client'

import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'

type PopoverProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger: ReactElement
  label: string
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** A floating pane beside its trigger. */
export function Popover({ open, onOpenChange, trigger, label, align = 'start', className, children }: PopoverProps) {
  const state = open === undefined ? {} : { open }
  const handler = onOpenChange === undefined ? {} : { onOpenChange }
  return (
    <Radix.Root {...state} {...handler}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={classNames('floating p-3 outline-none', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
