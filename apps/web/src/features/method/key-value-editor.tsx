'use client'

import { useId, useState } from 'react'
import { IconButton } from '@/ui/button'
import { CloseIcon } from '@/ui/icons'
import { Input } from '@/ui/input'

type KeyValueEditorProps = {
  noun: string
  entries: Readonly<Record<string, string>>
  onChange: (entries: Record<string, string>) => void
  keyPlaceholder: string
  valuePlaceholder?: string
  /** what a value may be, offered while typing */
  valueOptions?: readonly string[]
}

/** A map of names to values as rows; the last row adds one when Enter is pressed or the field is left with both filled. */
export function KeyValueEditor({
  noun,
  entries,
  onChange,
  keyPlaceholder,
  valuePlaceholder,
  valueOptions = [],
}: KeyValueEditorProps) {
  const listId = useId()
  const [fresh, setFresh] = useState({ key: '', value: '' })
  const add = () => {
    if (fresh.key === '' || fresh.value === '') return
    onChange({ ...entries, [fresh.key]: fresh.value })
    setFresh({ key: '', value: '' })
  }
  return (
    <div className="flex flex-col gap-1">
      <datalist id={listId}>
        {valueOptions.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
      {Object.entries(entries).map(([key, value]) => (
        <div key={key} className="flex items-center gap-1.5">
          <code className="w-2/5 flex-none truncate font-mono text-status" title={key}>
            {key}
          </code>
          <Input
            mono
            aria-label={`${noun} for ${key}`}
            list={listId}
            value={value}
            onChange={(event) => onChange({ ...entries, [key]: event.target.value })}
          />
          <IconButton
            label={`Remove ${key}`}
            icon={CloseIcon}
            iconSize={12}
            size={24}
            onClick={() => onChange(Object.fromEntries(Object.entries(entries).filter(([other]) => other !== key)))}
          />
        </div>
      ))}
      <form
        className="flex items-center gap-1.5"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Input
          mono
          className="w-2/5 flex-none"
          aria-label={`New ${noun.toLowerCase()} name`}
          placeholder={keyPlaceholder}
          value={fresh.key}
          onChange={(event) => setFresh({ ...fresh, key: event.target.value })}
          onBlur={add}
        />
        <Input
          mono
          aria-label={`New ${noun.toLowerCase()} value`}
          list={listId}
          placeholder={valuePlaceholder}
          value={fresh.value}
          onChange={(event) => setFresh({ ...fresh, value: event.target.value })}
          onBlur={add}
        />
        <button type="submit" className="sr-only">
          Add {noun.toLowerCase()}
        </button>
        <span className="w-6 flex-none" />
      </form>
    </div>
  )
}
