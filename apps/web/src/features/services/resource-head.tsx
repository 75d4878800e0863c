'use client'

import { type ReactNode, useState } from 'react'
import { Badge } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { MoreIcon, TrashIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { type Kind, kinds } from './kinds.ts'
import { tell, useServiceActions } from './use-services.ts'

/** What a resource is, what can be done with it, and the way to delete it. */
export function ResourceHead({
  kind,
  name,
  note,
  children,
}: {
  kind: Kind
  name: string
  note?: string
  children?: ReactNode
}) {
  const { set } = useServiceActions()
  const [deleting, setDeleting] = useState(false)
  const { service, noun, icon: Glyph } = kinds[kind]
  return (
    <header className="flex h-10 flex-none items-center gap-2 border-line border-b px-4">
      <Glyph size={15} className="text-text-2" />
      <h2 className="min-w-0 truncate font-medium font-mono text-[13px]">{name}</h2>
      <Badge>{service}</Badge>
      {note !== undefined && <span className="min-w-0 truncate text-small text-text-3">{note}</span>}
      <span className="ml-auto flex flex-none items-center gap-2">
        {children}
        <Menu
          align="end"
          items={[{ label: `Delete ${noun}…`, icon: TrashIcon, danger: true, onSelect: () => setDeleting(true) }]}
        >
          <IconButton label={`More for ${name}`} icon={MoreIcon} size={24} />
        </Menu>
      </span>
      <Dialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete ${name}?`}
        description={`The ${noun} goes with all that is in it. Snapshots keep theirs.`}
        width={420}
        footer={
          <>
            <Button onClick={() => setDeleting(false)}>Keep</Button>
            <Button
              variant="danger"
              onClick={() => {
                setDeleting(false)
                set({ kind, name }).catch(tell)
              }}
            >
              Delete
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </header>
  )
}
