'use client'

import Link from 'next/link'
import type { ApiSummary } from '@/server/api-summary'
import { Badge, KindBadge } from '@/ui/badge'
import { IconButton } from '@/ui/button'
import { CopyIcon, MoreIcon, PencilIcon, TrashIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { cardFacts, problemFact } from './card-facts.ts'
import { editedText } from './edited-text.ts'
import { Thumbnail } from './thumbnail.tsx'

export type CardAction = 'rename' | 'duplicate' | 'remove'

type ApiCardProps = { api: ApiSummary; now: number; onAction: (action: CardAction, api: ApiSummary) => void }

/** An API of the workspace: the card is the way to its design, the menu in its corner does the rest. */
export function ApiCard({ api, now, onAction }: ApiCardProps) {
  const problems = problemFact(api.problemCounts)
  return (
    <li className="group relative rounded-card">
      <Link
        href={`/apis/${api.id}/design`}
        className="block rounded-card border border-line bg-surface shadow-1 transition-colors duration-(--duration-hover) hover:border-line-2"
      >
        <Thumbnail drawing={api.drawing} />
        <span className="block px-[14px] py-2.5">
          <span className="flex h-6 items-center gap-2">
            <span className="truncate font-semibold text-card">{api.name}</span>
            <KindBadge kind={api.kind} />
            <span className="flex-1" />
            <Badge tone={problems.tone}>{problems.text}</Badge>
          </span>
          <span className="mt-0.5 flex items-baseline justify-between gap-2 text-dense text-text-3">
            <span className="truncate text-text-2">{cardFacts(api)}</span>
            <span className="flex-none" suppressHydrationWarning>
              Edited {editedText(api.updatedAt, now)}
            </span>
          </span>
        </span>
      </Link>
      <span className="absolute top-2 right-2 opacity-0 transition-opacity duration-(--duration-hover) focus-within:opacity-100 group-hover:opacity-100 has-[[data-state=open]]:opacity-100 [@media(hover:none)]:opacity-100">
        <Menu
          label={`More for ${api.name}`}
          align="end"
          items={[
            { label: 'Rename…', icon: PencilIcon, onSelect: () => onAction('rename', api) },
            { label: 'Duplicate', icon: CopyIcon, onSelect: () => onAction('duplicate', api) },
            { separator: true },
            { label: 'Delete…', icon: TrashIcon, danger: true, onSelect: () => onAction('remove', api) },
          ]}
        >
          <IconButton
            label={`More for ${api.name}`}
            icon={MoreIcon}
            className="border border-line bg-surface shadow-1"
          />
        </Menu>
      </span>
    </li>
  )
}
