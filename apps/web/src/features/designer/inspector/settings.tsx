'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Field } from '@/ui/field'
import { Input, TextArea } from '@/ui/input'

type TextProps = {
  label: string
  value: string
  onChange: (value: string) => void
  help?: ReactNode
  placeholder?: string
  mono?: boolean
  rows?: number
  error?: string | undefined
  /** see `Field` */
  member?: string
}

/** A text that is kept with every keystroke. */
export function TextSetting({ label, value, onChange, help, placeholder, mono, rows, error, member }: TextProps) {
  return (
    <Field label={label} help={help} error={error} member={member} stacked={rows !== undefined}>
      {(control) => {
        const shared = { ...control, value, placeholder, mono: mono === true }
        return rows === undefined ? (
          <Input {...shared} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <TextArea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
        )
      }}
    </Field>
  )
}

type CommitProps = Omit<TextProps, 'onChange' | 'rows'> & {
  /** gives back why the value was refused, or undefined */
  onCommit: (value: string) => string | undefined
  /** renaming starts here (F2) */
  isName?: boolean
  after?: ReactNode
  inputMode?: 'numeric'
  width?: string
  /** id of a datalist with what is offered while typing */
  list?: string
}

/** A text that counts once it is complete: on Enter, or when the field is left. Escape takes it back. */
export function CommitSetting({
  label,
  value,
  onCommit,
  help,
  placeholder,
  mono,
  isName,
  after,
  inputMode,
  width,
  list,
  member,
}: CommitProps) {
  const [text, setText] = useState(value)
  const [refusal, setRefusal] = useState<string>()
  const abandoned = useRef(false)
  useEffect(() => {
    setText(value)
    setRefusal(undefined)
  }, [value])
  const commit = () => {
    if (abandoned.current) {
      abandoned.current = false
      return
    }
    if (text !== value) setRefusal(onCommit(text))
  }
  return (
    <Field label={label} help={help} error={refusal} member={member} after={after}>
      {(control) => (
        <Input
          {...control}
          {...(isName === true ? { 'data-name-field': '' } : {})}
          {...(inputMode === undefined ? {} : { inputMode })}
          {...(width === undefined ? {} : { className: width })}
          list={list}
          mono={mono === true}
          value={text}
          placeholder={placeholder}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
            if (event.key !== 'Escape') return
            abandoned.current = true
            setText(value)
            setRefusal(undefined)
            event.currentTarget.blur()
          }}
        />
      )}
    </Field>
  )
}

type NumberProps = {
  label: string
  value: number | undefined
  fallback: number
  minimum: number
  maximum: number
  unit: string
  help?: ReactNode
  onCommit: (value: number | undefined) => void
}

/** A whole number within the limits of the service; empty means the service's default. */
export function NumberSetting({ label, value, fallback, minimum, maximum, unit, help, onCommit }: NumberProps) {
  const commit = (text: string): string | undefined => {
    const digits = text.replaceAll(',', '').trim()
    if (digits === '') {
      onCommit(undefined)
      return undefined
    }
    const number = Number(digits)
    if (!Number.isInteger(number) || number < minimum || number > maximum) {
      return `A whole number from ${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')} ${unit}.`
    }
    onCommit(number)
    return undefined
  }
  return (
    <CommitSetting
      label={label}
      value={value === undefined ? '' : value.toLocaleString('en')}
      placeholder={fallback.toLocaleString('en')}
      onCommit={commit}
      inputMode="numeric"
      width="!w-20 flex-none text-right"
      after={
        <span className="text-dense text-text-3">
          {unit}, max {maximum.toLocaleString('en')}
        </span>
      }
      help={help}
    />
  )
}

type ListProps = {
  label: string
  values: readonly string[]
  onChange: (values: string[]) => void
  help?: ReactNode
  placeholder: string
  /** see `Field` */
  member?: string
}

/** A short list of texts as chips; Enter or a comma adds one, Backspace in the empty field removes the last. */
export function ListSetting({ label, values, onChange, help, placeholder, member }: ListProps) {
  const [text, setText] = useState('')
  const add = () => {
    const value = text.trim()
    setText('')
    if (value !== '' && !values.includes(value)) onChange([...values, value])
  }
  return (
    <Field label={label} help={help} member={member}>
      {({ invalid, ...control }) => (
        <span className="control flex min-h-[26px] w-full flex-wrap items-center gap-1 px-1 py-0.5">
          {values.map((value) => (
            <button
              key={value}
              type="button"
              aria-label={`Remove ${value}`}
              title="Remove"
              onClick={() => onChange(values.filter((other) => other !== value))}
              className="h-[18px] max-w-full truncate rounded-chip bg-hover px-1.5 font-mono text-caption text-text-2 hover:bg-bad-soft hover:text-bad-text"
            >
              {value}
            </button>
          ))}
          <input
            {...control}
            value={text}
            placeholder={placeholder}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ',') {
                event.preventDefault()
                add()
              }
              if (event.key === 'Backspace' && text === '' && values.length > 0) onChange(values.slice(0, -1))
            }}
            className="h-5 min-w-16 flex-1 bg-transparent px-1 text-dense outline-none"
          />
        </span>
      )}
    </Field>
  )
}
