'use client'

import { IconButton } from '@/ui/button'
import { CloseIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Segment } from '@/ui/segment'
import { FilePicker } from './file-picker.tsx'
import type { MultipartPart } from './request-body.ts'

const noFile = { name: '', type: '', base64: '', missing: true } as const

/** The parts of a multipart body: texts and files, each with a name and a Content-Type of its own. */
export function PartsTable({
  parts,
  onChange,
}: {
  parts: readonly MultipartPart[]
  onChange: (parts: MultipartPart[]) => void
}) {
  const change = (index: number, change: Partial<MultipartPart>) => {
    const part = parts[index]
    if (part === undefined) onChange([...parts, { name: '', value: '', type: '', enabled: true, ...change }])
    else onChange(parts.map((each, at) => (at === index ? { ...each, ...change } : each)))
  }
  return (
    <ul aria-label="Parts" className="flex flex-col gap-2.5">
      {[...parts, undefined].map((part, index) => {
        const noun = `Part ${index + 1}`
        return (
          // rows have no identity of their own: the place is the key, so that the caret stays while typing
          <li key={`part-${index.toString()}`} className="flex flex-col gap-1">
            <div className="flex items-center gap-1.5">
              {part === undefined ? (
                <span className="w-3.5 flex-none" />
              ) : (
                <input
                  type="checkbox"
                  aria-label={`${noun} is sent`}
                  className="size-3.5 flex-none accent-(--color-accent)"
                  checked={part.enabled}
                  onChange={(event) => change(index, { enabled: event.target.checked })}
                />
              )}
              <Input
                mono
                className="basis-2/5"
                aria-label={`${noun} name`}
                placeholder={part === undefined ? 'Add part' : ''}
                value={part?.name ?? ''}
                onChange={(event) => change(index, { name: event.target.value })}
              />
              {part !== undefined && (
                <>
                  <Segment
                    label={`${noun} kind`}
                    value={part.file === undefined ? 'text' : 'file'}
                    onChange={(kind) => change(index, { file: kind === 'file' ? (part.file ?? noFile) : undefined })}
                    options={[
                      { value: 'text', label: 'Text' },
                      { value: 'file', label: 'File' },
                    ]}
                  />
                  <Input
                    mono
                    className="basis-1/3"
                    aria-label={`${noun} Content-Type`}
                    placeholder="Content-Type"
                    value={part.type}
                    onChange={(event) => change(index, { type: event.target.value })}
                  />
                  <IconButton
                    label={`Remove ${part.name}`}
                    icon={CloseIcon}
                    iconSize={12}
                    size={24}
                    onClick={() => onChange(parts.filter((_, at) => at !== index))}
                  />
                </>
              )}
            </div>
            {part !== undefined && (
              <div className="pl-5">
                {part.file === undefined ? (
                  <Input
                    mono
                    aria-label={`${noun} value`}
                    placeholder="Value"
                    value={part.value}
                    onChange={(event) => change(index, { value: event.target.value })}
                  />
                ) : (
                  <FilePicker
                    label={`${noun} file`}
                    file={part.file.name === '' ? undefined : part.file}
                    onChange={(file) => change(index, { file: file ?? noFile })}
                  />
                )}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
