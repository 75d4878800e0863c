import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'
import type { Icon } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger'

const looks: Record<ButtonVariant, string> = {
  primary:
    'bg-ink text-on-ink border-ink hover:opacity-90 disabled:bg-hover disabled:text-text-3 disabled:border-line disabled:opacity-100',
  default:
    'bg-surface text-text border-line-2 hover:bg-hover disabled:text-text-3 disabled:bg-sunken disabled:border-line',
  quiet:
    'bg-transparent text-text-2 border-transparent hover:bg-hover hover:text-text disabled:text-text-3 disabled:hover:bg-transparent',
  danger: 'bg-surface text-bad-text border-line-2 hover:bg-bad-soft disabled:text-text-3',
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant
  size?: 'default' | 'small' | 'request'
  icon?: Icon
  ref?: Ref<HTMLButtonElement>
}

const sizes = {
  default: 'h-[30px] px-2.5 text-base',
  small: 'h-6 px-2 text-small',
  request: 'h-8 px-3 text-base',
} as const

/** A push button: one `primary` per region; `small` is 24 high, `request` 32 (the console's request bar). */
export function Button({
  variant = 'default',
  size = 'default',
  icon: Glyph,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        'inline-flex flex-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium transition-colors duration-(--duration-hover) disabled:cursor-default',
        looks[variant],
        sizes[size],
        className,
      )}
    >
      {Glyph !== undefined && <Glyph size={14} />}
      {children}
    </button>
  )
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  label: string
  icon: Icon
  iconSize?: number
  size?: 24 | 28 | 30 | 20
  pressed?: boolean
  shortcut?: string | undefined
  ref?: Ref<HTMLButtonElement>
  badge?: ReactNode
}

const squares = { 20: 'size-5', 24: 'size-6', 28: 'size-7', 30: 'size-[30px]' } as const

/** A square button with a glyph; its label is its accessible name and its tooltip. */
export function IconButton({
  label,
  icon: Glyph,
  iconSize = 16,
  size = 28,
  pressed,
  shortcut,
  className,
  badge,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...rest}
        className={classNames(
          'relative inline-flex flex-none items-center justify-center rounded-control text-text-2 transition-colors duration-(--duration-hover) hover:bg-hover hover:text-text disabled:cursor-default disabled:text-line-2 disabled:hover:bg-transparent',
          pressed === true && 'bg-accent-soft text-accent-text hover:bg-accent-soft hover:text-accent-text',
          squares[size],
          className,
        )}
      >
        <Glyph size={iconSize} />
        {badge}
      </button>
    </Tooltip>
  )
}
