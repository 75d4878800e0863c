'use client'

import type { ReactNode } from 'react'
import { IconButton } from '@/ui/button'
import { MoreIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { designerDialogs } from '../designer-dialogs.ts'
import { readNodeId, useSelection } from '../selection.ts'
import { useCommand } from '../use-commands.ts'
import { focusName } from './focus-name.ts'

/** What is inspected: a chip or glyph, its name, one line about it, and what can be done with it. */
export function InspectorHead({
  chip,
  title,
  mono = false,
  note,
}: {
  chip?: ReactNode
  title: string
  mono?: boolean
  note: ReactNode
}) {
  const remove = useCommand('delete')
  const duplicate = useCommand('duplicate')
  const selection = useSelection()
  const thing = readNodeId(selection[0])
  return (
    <header className="flex-none px-4 pt-3 pb-2">
      <div className="flex min-h-6 items-center gap-2">
        {chip}
        <h2
          className={
            mono
              ? 'min-w-0 flex-1 truncate font-medium font-mono text-base'
              : 'min-w-0 flex-1 truncate font-semibold text-base'
          }
          title={title}
        >
          {title}
        </h2>
        {selection.length > 0 && (
          <Menu
            label="Actions"
            align="end"
            items={[
              { label: 'Rename', shortcut: 'F2', onSelect: focusName },
              ...(duplicate.refusal === undefined
                ? [{ label: 'Duplicate', shortcut: 'Ctrl D', onSelect: duplicate.run }]
                : []),
              ...(thing.kind === 'resource'
                ? [
                    {
                      label: 'Enable CORS…',
                      onSelect: () =>
                        setTimeout(() => designerDialogs.open({ type: 'enableCors', resourceId: thing.resourceId })),
                    },
                  ]
                : []),
              { separator: true as const },
              {
                label: 'Delete',
                shortcut: 'Del',
                danger: true,
                onSelect: remove.run,
                ...(remove.refusal === undefined ? {} : { disabled: remove.refusal }),
              },
            ]}
          >
            <IconButton label="More" icon={MoreIcon} size={24} />
          </Menu>
        )}
      </div>
      <p className="mt-0.5 truncate text-dense text-text-2">{note}</p>
    </header>
  )
}
