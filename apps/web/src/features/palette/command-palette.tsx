'use client'

import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useEffect, useMemo, useState } from 'react'
import { classNames } from '@/ui/class-names'
import { SearchIcon } from '@/ui/icons'
import { Keys } from '@/ui/keys'
import { findEntries, matchedParts, type PaletteEntry } from './palette-entry.ts'
import { usePalette } from './palette-state.ts'

/** The command palette: one field that finds commands, parts of the API and problems, and does what is chosen. */
export function CommandPalette({ entries }: { entries: () => readonly PaletteEntry[] }) {
  const { isOpen, close } = usePalette()
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="-translate-x-1/2 fixed top-[84px] left-1/2 z-50 w-[680px] max-w-[calc(100vw-24px)] overflow-hidden rounded-dialog border border-line bg-surface shadow-2 outline-none dark:border-line-2"
        >
          <Dialog.Title className="sr-only">Search or run a command</Dialog.Title>
          <Found entries={entries} close={close} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Found({ entries, close }: { entries: () => readonly PaletteEntry[]; close: () => void }) {
  const [all] = useState(entries)
  const [query, setQuery] = useState('')
  const { groups, best } = useMemo(() => findEntries(all, query), [all, query])
  const [chosen, setChosen] = useState(best ?? '')
  useEffect(() => setChosen(best ?? ''), [best])
  return (
    <Command label="Search or run a command" shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
      <div className="flex h-[52px] items-center gap-3 border-line border-b px-4">
        <SearchIcon size={16} className="flex-none text-text-2" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder="Search or run a command"
          className="min-w-0 flex-1 bg-transparent text-section outline-none placeholder:text-text-3"
        />
      </div>
      <Command.List className="max-h-[min(480px,calc(100dvh-220px))] overflow-y-auto px-1.5 pb-1.5">
        <Command.Empty className="px-3 py-6 text-center text-base text-text-2">
          Nothing matches “{query}”. Try a path, a name or the words of a command.
        </Command.Empty>
        {groups.map(({ group, entries: found, total }) => (
          <Command.Group
            key={group}
            heading={
              <span className="flex h-7 items-center justify-between px-2.5 font-semibold text-caption text-text-3">
                <span>{group}</span>
                <span className="font-normal">{found.length < total ? `${found.length} of ${total}` : total}</span>
              </span>
            }
          >
            {found.map((entry) => (
              <Line
                key={entry.id}
                entry={entry}
                query={query}
                onSelect={() => {
                  close()
                  entry.run()
                }}
              />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <div className="flex h-9 items-center gap-4 border-line border-t bg-sunken px-4 text-small text-text-2">
        <Hint keys="↑ ↓" text="move" />
        <Hint keys="↵" text="choose" />
        <Hint keys=">" text="commands only" />
        <span className="ml-auto">
          <Hint keys="Esc" text="close" />
        </span>
      </div>
    </Command>
  )
}

function Line({ entry, query, onSelect }: { entry: PaletteEntry; query: string; onSelect: () => void }) {
  return (
    <Command.Item
      value={entry.id}
      onSelect={onSelect}
      className="group flex h-[34px] cursor-default items-center gap-2.5 rounded-control px-2.5 text-base data-[selected=true]:bg-accent-soft"
    >
      <span className="flex w-10 flex-none justify-center text-text-2">{entry.lead}</span>
      <span className={classNames('max-w-[60%] flex-none truncate', entry.isCode && 'font-mono text-dense')}>
        <Marked text={entry.text} query={query} />
      </span>
      {entry.detail !== undefined && (
        <span className="min-w-0 truncate text-text-2">
          <Marked text={entry.detail} query={query} />
        </span>
      )}
      <span className="ml-auto flex flex-none items-center gap-2 text-small text-text-2">
        {entry.action !== undefined && (
          <span className="hidden items-center gap-1.5 group-data-[selected=true]:flex">
            {entry.action} <Keys keys="↵" />
          </span>
        )}
        {entry.keys !== undefined && <Keys keys={entry.keys} joined={false} />}
      </span>
    </Command.Item>
  )
}

function Marked({ text, query }: { text: string; query: string }) {
  let at = 0
  return matchedParts(text, query).map((part) => {
    const key = at
    at += part.text.length
    return part.matched ? (
      <span key={key} className="font-semibold text-accent-text">
        {part.text}
      </span>
    ) : (
      part.text
    )
  })
}

function Hint({ keys, text }: { keys: string; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Keys keys={keys} joined={false} /> {text}
    </span>
  )
}
