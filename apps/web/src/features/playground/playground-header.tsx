'use client'

import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ChevronDownIcon } from '@/ui/icons'
import { Menu, type MenuItem } from '@/ui/menu'
import { Segment } from '@/ui/segment'
import { type PlaygroundSession, sessionOfExample } from './playground-session.ts'
import { templateExamples } from './samples/template-examples.ts'

type PlaygroundHeaderProps = {
  session: PlaygroundSession
  change: (part: Partial<PlaygroundSession>) => void
  open: (session: PlaygroundSession) => void
  view: 'render' | 'compare'
  onView: (view: 'render' | 'compare') => void
}

/** Title and kind of the template, the samples, and the ways out. */
export function PlaygroundHeader({ session, change, open, view, onView }: PlaygroundHeaderProps) {
  return (
    <header className="flex h-12 flex-none items-center gap-2 border-line border-b bg-surface px-4">
      <h1 className="truncate font-semibold text-card">{session.title}</h1>
      <Menu
        label="Kind of template"
        items={(['request', 'response'] as const).map((direction) => ({
          label: direction === 'request' ? 'Request template' : 'Response template',
          checked: session.direction === direction,
          onSelect: () => change({ direction }),
        }))}
      >
        <button type="button" aria-label="Kind of template" className="rounded-chip">
          <Badge>{session.direction === 'request' ? 'Request template' : 'Response template'}</Badge>
        </button>
      </Menu>
      <span className="ml-auto" />
      <Segment
        label="Render or compare"
        value={view}
        onChange={onView}
        options={[
          { value: 'render', label: 'Render' },
          { value: 'compare', label: 'Compare' },
        ]}
      />
      <Menu items={exampleItems(open)} align="end" label="Samples">
        <Button>
          Samples
          <ChevronDownIcon size={14} />
        </Button>
      </Menu>
    </header>
  )
}

function exampleItems(open: (session: PlaygroundSession) => void): MenuItem[] {
  const groups = [...new Set(templateExamples.map(({ group }) => group))]
  return groups.flatMap((group) => [
    { heading: group },
    ...templateExamples
      .filter((example) => example.group === group)
      .map((example) => ({ label: example.title, onSelect: () => open(sessionOfExample(example)) })),
  ])
}
