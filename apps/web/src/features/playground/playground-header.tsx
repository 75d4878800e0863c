'use client'

import { useState } from 'react'
import { Badge } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { copyText } from '@/ui/copy-text'
import { ChevronDownIcon, MoreIcon, ShareIcon } from '@/ui/icons'
import { Menu, type MenuItem } from '@/ui/menu'
import { Segment } from '@/ui/segment'
import { useNewestRun } from '../console/last-run.ts'
import { sampleOfRun } from '../method/sample-of-run.ts'
import { DescribeDialog } from './out/describe-dialog.tsx'
import { SaveToMethodDialog } from './out/save-to-method-dialog.tsx'
import { ShareSessionDialog } from './out/share-dialog.tsx'
import { type TemplateFormat, templateString } from './out/template-strings.ts'
import { emptySession, type PlaygroundSession, sessionOfExample } from './playground-session.ts'
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
  const [dialog, setDialog] = useState<'share' | 'save' | 'describe'>()
  const run = useNewestRun()
  const close = () => setDialog(undefined)
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
        <button type="button" aria-label="Kind of template" className="flex-none whitespace-nowrap rounded-chip">
          <Badge>{session.direction === 'request' ? 'Request template' : 'Response template'}</Badge>
        </button>
      </Menu>
      <span className="ml-auto" />
      <span className="contents max-[860px]:hidden">
        <Segment
          label="Render or compare"
          value={view}
          onChange={onView}
          options={[
            { value: 'render', label: 'Render' },
            { value: 'compare', label: 'Compare' },
          ]}
        />
      </span>
      <Menu items={exampleItems(open)} align="end" label="Samples">
        <Button>
          Samples
          <ChevronDownIcon size={14} />
        </Button>
      </Menu>
      <Button
        className="max-[860px]:hidden"
        disabled={run === undefined}
        title={run === undefined ? 'Send a request in the console or a method view first' : undefined}
        onClick={() =>
          run !== undefined && open({ ...session, sample: sampleOfRun(run, session.direction, session.sample) })
        }
      >
        From last request
      </Button>
      <Button className="max-[860px]:hidden" onClick={() => setDialog('save')}>
        Save to a method
      </Button>
      <IconButton label="Share this session" icon={ShareIcon} onClick={() => setDialog('share')} />
      <Menu items={moreItems(session, open, () => setDialog('describe'))} align="end" label="More">
        <IconButton label="More" icon={MoreIcon} />
      </Menu>
      {dialog === 'share' && <ShareSessionDialog session={session} onClose={close} />}
      {dialog === 'save' && <SaveToMethodDialog session={session} onClose={close} />}
      {dialog === 'describe' && <DescribeDialog session={session} change={change} onClose={close} />}
    </header>
  )
}

const formats: readonly { format: TemplateFormat; label: string }[] = [
  { format: 'openapi', label: 'Copy as OpenAPI' },
  { format: 'sam', label: 'Copy as SAM' },
  { format: 'cdk', label: 'Copy as CDK' },
  { format: 'json', label: 'Copy as a JSON string' },
]

function moreItems(
  session: PlaygroundSession,
  open: (session: PlaygroundSession) => void,
  describe: () => void,
): MenuItem[] {
  return [
    ...formats.map(({ format, label }) => ({
      label,
      onSelect: () => void copyText(templateString(format, session), 'Template copied'),
    })),
    { separator: true },
    { label: 'Name and content type…', onSelect: describe },
    { label: 'New template', onSelect: () => open(emptySession) },
  ]
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
