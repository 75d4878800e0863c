'use client'

import { Dialog as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { CloseIcon } from './icons.tsx'

type SheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** the button that opens it, and has the focus again when it closes; one element that takes a ref */
  trigger: ReactElement
  children: ReactNode
}

/** A pane that slides over the left of a narrow window; Escape and a press beside it close it. */
export function Sheet({ open, onOpenChange, title, trigger, children }: SheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-80 max-w-[calc(100vw-48px)] flex-col border-line border-r bg-surface shadow-2 outline-none"
        >
          <div className="flex h-12 flex-none items-center justify-between border-line border-b pr-3 pl-4">
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close" icon={CloseIcon} />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
