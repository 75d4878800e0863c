'use client'

import { type FormEvent, useId } from 'react'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { ImportIcon } from '@/ui/icons'
import { TextArea } from '@/ui/input'
import { useStore } from '../shell/store.ts'
import { FileButton } from './file-button.tsx'
import { giveText, sizeText, typedText } from './given-file.ts'

type ImportStartProps = {
  over: boolean
  maximumBytes: number
  /** begin in the field for text */
  focusText: boolean
  onFile: (file: File) => void
}

/** How a document is given: dropped, chosen, or as text. */
export function ImportStart({ over, maximumBytes, focusText, onFile }: ImportStartProps) {
  const text = useStore(typedText)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') giveText(text)
  }
  return (
    <div className="dots min-h-0 flex-1 overflow-auto p-6">
      <div className="mx-auto grid max-w-[980px] gap-4">
        <section
          aria-label="File"
          className={classNames(
            'flex flex-col items-center gap-2 rounded-card border border-dashed px-6 py-9 text-center',
            over ? 'border-accent bg-accent-soft shadow-selected' : 'border-line-2 bg-surface',
          )}
        >
          <span className="flex size-10 items-center justify-center rounded-card bg-hover text-text-2">
            <ImportIcon size={18} />
          </span>
          <h2 className="font-semibold text-section">{over ? 'Drop it to read it' : 'Drop an OpenAPI document'}</h2>
          <p className="max-w-120 text-text-2">
            OpenAPI 3.0 or 2.0, JSON or YAML, with or without the extensions of API Gateway; up to{' '}
            {sizeText(maximumBytes)}. You see what was read, and what was not, before anything is made.
          </p>
          <span className="mt-2">
            <FileButton variant="primary" onFile={onFile}>
              Choose a file
            </FileButton>
          </span>
        </section>
        <form
          aria-label="Text"
          onSubmit={submit}
          className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4"
        >
          <label htmlFor={id} className="font-semibold text-base">
            Or paste its text
          </label>
          <TextArea
            id={id}
            mono
            autoFocus={focusText}
            rows={12}
            value={text}
            onChange={(event) => typedText.set(event.target.value)}
            placeholder={'openapi: 3.0.1\ninfo:\n  title: orders\npaths: {}'}
          />
          <span className="flex justify-end">
            <Button type="submit" disabled={text.trim() === ''}>
              Read the text
            </Button>
          </span>
        </form>
      </div>
    </div>
  )
}
