'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { CloseIcon, SearchIcon } from '@/ui/icons'
import { Keys } from '@/ui/keys'
import { isTyping } from '../shell/is-typing.ts'
import { type Chip, chipKinds, takeChips, withChip } from './filter.ts'

type FilterFieldProps = {
  chips: readonly Chip[]
  text: string
  onChange: (chips: readonly Chip[], text: string) => void
}

const help = chipKinds.map(({ name, example }) => `${name}:${example}`).join('  ')

/** Words and chips: `status:403` and a space make a chip, backspace at the beginning takes the last one off. */
export function FilterField({ chips, text, onChange }: FilterFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])
  const take = (value: string) => {
    const taken = takeChips(value)
    onChange(taken.chips.reduce<readonly Chip[]>(withChip, chips), taken.chips.length === 0 ? value : taken.rest)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take(text)
    if (event.key === 'Backspace' && text === '' && chips.length > 0) onChange(chips.slice(0, -1), '')
    if (event.key === 'Escape' && (text !== '' || chips.length > 0)) onChange([], '')
  }
  return (
    <div className="control flex h-8 min-w-60 flex-1 items-center gap-2 px-2.5" title={help}>
      <SearchIcon size={14} className="text-text-2" />
      {chips.map((chip) => (
        <span
          key={chip.name}
          className="inline-flex h-[22px] flex-none items-center gap-1.5 rounded-chip bg-hover pr-1 pl-2 text-small text-text-2"
        >
          {chip.name} <b className="font-medium text-text">{chip.values.join(', ')}</b>
          <button
            type="button"
            aria-label={`Remove ${chip.name} ${chip.values.join(', ')}`}
            className="flex size-4 items-center justify-center rounded-chip hover:bg-line"
            onClick={() =>
              onChange(
                chips.filter(({ name }) => name !== chip.name),
                text,
              )
            }
          >
            <CloseIcon size={10} />
          </button>
        </span>
      ))}
      <input
        ref={input}
        type="search"
        aria-label="Filter requests"
        placeholder="path, status, request id, text in the log, or status:403 phase:authorize …"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={({ target: { value } }) => (value.endsWith(' ') ? take(value) : onChange(chips, value))}
        onKeyDown={onKeyDown}
        className="min-w-0 flex-1 bg-transparent text-dense outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      <Keys keys="/" />
    </div>
  )
}
