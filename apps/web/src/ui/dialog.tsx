'use client'

import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { CloseIcon } from './icons.tsx'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  /** said under the title, or only to assistive technology with `quiet` */
  description?: string
  /** CSS width; it never exceeds the window less 24 px on each side */
  width: number
  height?: number
  footer?: ReactNode
  /** left end of the footer */
  footnote?: ReactNode
  className?: string
  children: ReactNode
}

/** A dialog over a page that stays readable: head 52, one scrolling body, actions at the right of the foot. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  width,
  height,
  footer,
  footnote,
  className,
  children,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          tabIndex={-1}
          onKeyDown={(event) => {
            // the tooltip of what has the focus takes Escape for itself; one press closes the dialog all the same
            const { key, target, currentTarget } = event
            const isOwn = target instanceof HTMLElement && currentTarget.contains(target)
            if (key === 'Escape' && isOwn && target.dataset.hasTooltip !== undefined) onClose()
          }}
          onOpenAutoFocus={(event) => {
            // what asks for the focus has it already; otherwise it would go to the button that closes
            const content = event.currentTarget
            if (!(content instanceof HTMLElement) || content.contains(document.activeElement)) return
            event.preventDefault()
            content.focus()
          }}
          style={{ width, ...(height === undefined ? {} : { height }) }}
          className={classNames(
            '-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-48px)] max-w-[calc(100vw-48px)] flex-col rounded-dialog border border-line bg-surface shadow-2 outline-none dark:border-line-2',
            className,
          )}
        >
          <div className="flex h-[52px] flex-none items-center justify-between pr-3 pl-5">
            <Radix.Title className="font-semibold text-section">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close" icon={CloseIcon} />
            </Radix.Close>
          </div>
          {description !== undefined && (
            <Radix.Description className="-mt-2 px-5 pb-3 text-base text-text-2">{description}</Radix.Description>
          )}
          <div className="min-h-0 flex-1 overflow-auto">{children}</div>
          {footer !== undefined && (
            <div className="flex flex-none items-center justify-end gap-2 border-line border-t px-5 py-3">
              {footnote !== undefined && <div className="mr-auto min-w-0 text-small text-text-3">{footnote}</div>}
              {footer}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
