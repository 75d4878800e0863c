'use client'

import type { JsonObject } from '@gatewright/definition'
import { useState } from 'react'
import { Segment } from '@/ui/segment'
import { fromPlain, isPlain, toPlain } from './attribute-json.ts'
import { JsonDialog } from './json-dialog.tsx'

type Form = 'plain' | 'typed'

const write = (value: JsonObject) => JSON.stringify(value, undefined, 2)

/** Edits an item as plain JSON, or in DynamoDB's own where plain JSON cannot say it. `onSave` rejects with why not. */
export function ItemDialog({
  item,
  title,
  onClose,
  onSave,
}: {
  item: JsonObject
  title: string
  onClose: () => void
  onSave: (item: JsonObject) => Promise<void>
}) {
  const plain = isPlain(item)
  const [form, setForm] = useState<Form>(plain ? 'plain' : 'typed')
  const [text, setText] = useState(() => write(plain ? toPlain(item) : item))
  const [problem, setProblem] = useState<string>()
  const read = (): JsonObject | undefined => {
    try {
      const value = JSON.parse(text) as unknown
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('An item is an object.')
      return form === 'plain' ? fromPlain(value as JsonObject) : (value as JsonObject)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      return undefined
    }
  }
  const change = (next: Form) => {
    const value = read()
    if (value === undefined) return
    if (next === 'plain' && !isPlain(value)) {
      setProblem('Sets, bytes and long numbers cannot be said in plain JSON.')
      return
    }
    setProblem(undefined)
    setText(write(next === 'plain' ? toPlain(value) : value))
    setForm(next)
  }
  return (
    <JsonDialog
      title={title}
      width={640}
      height={480}
      label="Item"
      text={text}
      onChange={setText}
      problem={problem}
      save="Save item"
      onSave={() => {
        const value = read()
        if (value !== undefined) onSave(value).catch((error: Error) => setProblem(error.message))
      }}
      onClose={onClose}
    >
      <div className="flex-none px-5 pb-3">
        <Segment
          label="Form of the item"
          value={form}
          onChange={change}
          options={[
            { value: 'plain', label: 'JSON' },
            { value: 'typed', label: 'DynamoDB JSON' },
          ]}
        />
      </div>
    </JsonDialog>
  )
}
