'use client'

import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Icon } from './icon.tsx'
import { CheckIcon } from './icons.tsx'

export type MenuItem =
  | {
      label: string
      onSelect: () => void
      detail?: ReactNode
      icon?: Icon
      shortcut?: string
      /** why it cannot be done now */
      disabled?: string
      danger?: boolean
      checked?: boolean
    }
  | { separator: true }
  | { heading: string }

/** A button's menu. `children` is the trigger: one element that takes a ref. */
export function Menu({
  items,
  children,
  align = 'start',
  label,
}: {
  items: readonly MenuItem[]
  children: ReactElement
  align?: 'start' | 'end'
  label?: string
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <Panel items={items} align={align} label={label} />
    </DropdownMenu.Root>
  )
}

function Panel({
  items,
  align,
  label,
}: {
  items: readonly MenuItem[]
  align: 'start' | 'end'
  label: string | undefined
}) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        aria-label={label}
        className="floating max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-auto p-1"
      >
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity of their own
          <Item key={index} item={item} />
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  )
}

function Item({ item }: { item: MenuItem }) {
  if ('separator' in item) return <DropdownMenu.Separator className="my-1 h-px bg-line" />
  if ('heading' in item)
    return (
      <DropdownMenu.Label className="px-2 pt-1.5 pb-1 font-semibold text-caption text-text-3">
        {item.heading}
      </DropdownMenu.Label>
    )
  const Glyph = item.icon
  return (
    <DropdownMenu.Item
      onSelect={item.onSelect}
      disabled={item.disabled !== undefined}
      title={item.disabled}
      className={classNames(
        'flex min-h-7 cursor-pointer select-none items-center gap-2 rounded-row px-2 text-dense outline-none data-[disabled]:cursor-default data-[highlighted]:bg-hover data-[disabled]:text-text-3',
        item.danger === true && 'text-bad-text data-[highlighted]:bg-bad-soft',
      )}
    >
      {Glyph !== undefined && <Glyph size={14} />}
      <span>{item.label}</span>
      {item.detail !== undefined && <span className="text-small text-text-3">{item.detail}</span>}
      {item.checked === true && <CheckIcon size={14} className="ml-auto text-accent-text" />}
      {item.shortcut !== undefined && <span className="ml-auto pl-4 text-small text-text-3">{item.shortcut}</span>}
    </DropdownMenu.Item>
  )
}

/** A menu at a place of the window (pixels), open until something is chosen or dismissed. */
export function MenuAt({
  x,
  y,
  items,
  label,
  onClose,
}: {
  x: number
  y: number
  items: readonly MenuItem[]
  label: string
  onClose: () => void
}) {
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span className="fixed size-0" style={{ left: x, top: y }} />
      </DropdownMenu.Trigger>
      <Panel items={items} align="start" label={label} />
    </DropdownMenu.Root>
  )
}
