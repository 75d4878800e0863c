'use client'

import { IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import type { Icon } from '@/ui/icon'
import { PlusIcon, SwapIcon } from '@/ui/icons'
import { type Kind, kindList, kinds, type ResourceSummary } from './kinds.ts'

/** What the page shows: a resource, or what event buses were given. */
export type Selected = { readonly kind: Kind; readonly name: string } | 'events'

type ServicesListProps = {
  resources: readonly ResourceSummary[]
  events: number
  selected: Selected | undefined
  onSelect: (selected: Selected) => void
  onNew: (kind: Kind) => void
}

/** Everything there is, by service. */
export function ServicesList({ resources, events, selected, onSelect, onNew }: ServicesListProps) {
  return (
    <nav aria-label="Services" className="flex min-h-0 flex-1 flex-col">
      <h2 className="flex h-10 flex-none items-center border-line border-b px-4 font-semibold">Services</h2>
      <div className="min-h-0 flex-1 overflow-auto px-1.5 py-1">
        {kindList.map((kind) => {
          const { service, noun, icon } = kinds[kind]
          return (
            <section key={kind} aria-label={service}>
              <div className="flex h-8 items-center justify-between pr-1 pl-2">
                <h3 className="font-semibold text-caption text-text-3">{service}</h3>
                <IconButton label={`New ${noun}`} icon={PlusIcon} size={24} iconSize={14} onClick={() => onNew(kind)} />
              </div>
              {resources
                .filter((resource) => resource.kind === kind)
                .map(({ name, count }) => (
                  <Row
                    key={name}
                    icon={icon}
                    name={name}
                    end={kind === 'parameters' ? `v${count}` : String(count)}
                    selected={selected !== 'events' && selected?.kind === kind && selected.name === name}
                    onSelect={() => onSelect({ kind, name })}
                  />
                ))}
            </section>
          )
        })}
        <section aria-label="EventBridge">
          <h3 className="flex h-8 items-center px-2 font-semibold text-caption text-text-3">EventBridge</h3>
          <Row
            icon={SwapIcon}
            name="events"
            end={String(events)}
            selected={selected === 'events'}
            onSelect={() => onSelect('events')}
          />
        </section>
      </div>
      <p className="flex-none border-line border-t px-4 py-3 text-small text-text-3">
        These live in this workspace. An action that is not simulated fails by name, never silently.
      </p>
    </nav>
  )
}

type RowProps = { icon: Icon; name: string; end: string; selected: boolean; onSelect: () => void }

function Row({ icon: Glyph, name, end, selected, onSelect }: RowProps) {
  return (
    <button
      type="button"
      aria-current={selected ? 'true' : undefined}
      onClick={onSelect}
      className={classNames(
        'flex h-7 w-full items-center gap-2 rounded-row px-2 text-left text-dense',
        selected ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <Glyph size={14} className={selected ? 'text-accent-text' : 'text-text-2'} />
      <span className="min-w-0 flex-1 truncate font-mono text-code">{name}</span>
      <span className="text-text-3 tabular-nums">{end}</span>
    </button>
  )
}
