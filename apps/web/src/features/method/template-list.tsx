'use client'

import { useState } from 'react'
import { Button, IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CloseIcon, PlusIcon } from '@/ui/icons'
import { Input } from '@/ui/input'

type TemplateListProps = {
  /** content type → template */
  templates: Readonly<Record<string, string>>
  chosen: string | undefined
  onChoose: (contentType: string | undefined) => void
  onChange: (label: string, templates: Record<string, string>) => void
}

/** The mapping templates of a place by content type; the chosen one is open in the editor beside. */
export function TemplateList({ templates, chosen, onChoose, onChange }: TemplateListProps) {
  const [adding, setAdding] = useState(false)
  const [contentType, setContentType] = useState('application/json')
  const add = () => {
    const name = contentType.trim()
    if (name === '') return
    if (templates[name] === undefined) onChange('Add mapping template', { ...templates, [name]: '' })
    onChoose(name)
    setAdding(false)
  }
  return (
    <div className="flex flex-col gap-1">
      {Object.entries(templates).map(([name, template]) => (
        <div
          key={name}
          className={classNames(
            'flex h-[26px] items-center rounded-row pl-2',
            name === chosen ? 'bg-accent-soft' : 'hover:bg-hover',
          )}
        >
          <button
            type="button"
            aria-pressed={name === chosen}
            className="min-w-0 flex-1 truncate text-left font-mono text-status"
            onClick={() => onChoose(name)}
          >
            {name}
          </button>
          <span className="px-2 text-small text-text-3">{template.split('\n').length} lines</span>
          <IconButton
            label={`Remove template for ${name}`}
            icon={CloseIcon}
            iconSize={12}
            size={24}
            onClick={() => {
              onChange(
                'Remove mapping template',
                Object.fromEntries(Object.entries(templates).filter(([other]) => other !== name)),
              )
              onChoose(undefined)
            }}
          />
        </div>
      ))}
      {adding ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <Input
            mono
            autoFocus
            aria-label="Content type"
            value={contentType}
            onChange={(event) => setContentType(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setAdding(false)}
          />
        </form>
      ) : (
        <Button size="small" variant="quiet" icon={PlusIcon} className="self-start" onClick={() => setAdding(true)}>
          Add mapping template
        </Button>
      )}
    </div>
  )
}
