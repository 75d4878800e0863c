import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> & {
  size?: 'form' | 'default'
  mono?: boolean
  invalid?: boolean | undefined
  ref?: Ref<HTMLInputElement>
}

/** One line of text: 26 high in forms, 30 elsewhere. */
export function Input({ size = 'form', mono = false, invalid, className, ...rest }: InputProps) {
  return (
    <input
      spellCheck={false}
      autoComplete="off"
      {...rest}
      aria-invalid={invalid === true ? true : undefined}
      className={classNames(
        'control w-full min-w-0 px-2',
        size === 'form' ? 'h-[26px]' : 'h-[30px]',
        mono ? 'font-mono text-code' : 'text-dense',
        className,
      )}
    />
  )
}

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  mono?: boolean
  invalid?: boolean | undefined
  ref?: Ref<HTMLTextAreaElement>
}

/** Several lines of text. */
export function TextArea({ mono = false, invalid, className, ...rest }: TextAreaProps) {
  return (
    <textarea
      spellCheck={false}
      {...rest}
      aria-invalid={invalid === true ? true : undefined}
      className={classNames(
        'control block w-full min-w-0 resize-y px-2 py-1',
        mono ? 'font-mono text-code' : 'text-dense',
        className,
      )}
    />
  )
}
