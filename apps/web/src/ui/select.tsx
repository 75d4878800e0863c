'use client'

import { Select as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Icon } from './icon.tsx'
import { CheckIcon, ChevronDownIcon } from './icons.tsx'

export type SelectOption<Value extends string> = {
  value: Value
  label: string
  /** said after the label in quieter text */
  detail?: string
  icon?: Icon
  /** why it cannot be chosen */
  disabled?: string
}

type SelectProps<Value extends string> = {
  value: Value
  options: readonly SelectOption<Value>[]
  onChange: (value: Value) => void
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  invalid?: boolean | undefined
  size?: 'form' | 'default'
  mono?: boolean
  disabled?: boolean
  className?: string
  placeholder?: string
}

// Radix keeps the empty string for "nothing chosen"; an option may well have that value.
const emptyValue = ' empty'

/** One of a few named values. */
export function Select<Value extends string>({
  value,
  options,
  onChange,
  size = 'form',
  mono,
  disabled,
  className,
  placeholder,
  invalid,
  ...rest
}: SelectProps<Value>) {
  const chosen = options.find((option) => option.value === value)
  return (
    <Radix.Root
      value={chosen === undefined ? '' : value === '' ? emptyValue : value}
      onValueChange={(next) => onChange((next === emptyValue ? '' : next) as Value)}
      disabled={disabled === true}
    >
      <Radix.Trigger
        {...rest}
        aria-invalid={invalid === true ? true : undefined}
        className={classNames(
          'control flex min-w-0 items-center gap-1.5 px-2 text-left text-dense',
          className ?? 'w-full',
          mono === true && 'font-mono text-code',
          size === 'form' ? 'h-[26px]' : 'h-[30px]',
        )}
      >
        {chosen?.icon !== undefined && <chosen.icon size={14} className="text-text-2" />}
        <span className="min-w-0 flex-1 truncate">
          <Radix.Value placeholder={placeholder ?? (value === '' ? undefined : value)}>
            {chosen?.label}
            {chosen?.detail !== undefined && <span className="text-text-3"> · {chosen.detail}</span>}
          </Radix.Value>
        </span>
        <ChevronDownIcon size={14} className="text-text-2" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="floating max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Option key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Option<Value extends string>({ option }: { option: SelectOption<Value> }): ReactNode {
  const Glyph = option.icon
  return (
    <Radix.Item
      value={option.value === '' ? emptyValue : option.value}
      disabled={option.disabled !== undefined}
      className="flex h-7 cursor-pointer select-none items-center gap-2 rounded-row px-2 text-dense outline-none data-[disabled]:cursor-default data-[highlighted]:bg-hover data-[disabled]:text-text-3"
    >
      {Glyph !== undefined && <Glyph size={14} className="text-text-2" />}
      <Radix.ItemText>{option.label}</Radix.ItemText>
      {(option.disabled ?? option.detail) !== undefined && (
        <span className="text-small text-text-3">{option.disabled ?? option.detail}</span>
      )}
      <Radix.ItemIndicator className="ml-auto pl-3 text-accent-text">
        <CheckIcon size={14} />
      </Radix.ItemIndicator>
    </Radix.Item>
  )
}
