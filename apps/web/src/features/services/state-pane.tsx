'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Count } from '@/ui/badge'
import { Button, IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { MoreIcon, PlusIcon, UndoIcon } from '@/ui/icons'
import { Input } from '@/ui/input'
import { Menu } from '@/ui/menu'
import { StatusCode } from '@/ui/status-code'
import { showToast } from '@/ui/toast'
import { timeAgo } from '../stage/time-ago.ts'
import { shortTime, sizeText } from './kinds.ts'
import { ScrollRegion } from './scroll-region.tsx'
import { SnapshotDialog } from './snapshot-dialog.tsx'
import { tell, useServiceActions } from './use-services.ts'

type ServiceCall = { at: number; service: string; action: string; subject: string; status: number }

/** The state as a whole: emptying and editing it, snapshots of it, and the calls that changed or read it. */
export function StatePane({ calls }: { calls: readonly ServiceCall[] }) {
  const trpc = useTRPC()
  const snapshots = useQuery(trpc.services.snapshots.queryOptions())
  const { take, load, remove } = useServiceActions()
  const [editing, setEditing] = useState<{ name?: string }>()
  const [naming, setNaming] = useState(false)
  const now = Date.now()
  const loadNamed = (name: string | undefined) =>
    load(name === undefined ? {} : { name }).then(
      () =>
        showToast({
          tone: 'ok',
          text: name === undefined ? 'The services are empty.' : `The services hold "${name}".`,
        }),
      tell,
    )
  return (
    <section aria-label="State of this workspace" className="flex min-h-0 flex-1 flex-col">
      <h2 className="flex h-10 flex-none items-center border-line border-b px-4 font-semibold">
        State of this workspace
      </h2>
      <div className="flex-none px-4 py-3">
        <p className="text-dense text-text-2">
          Live requests read and write it. Simulated ones start from the snapshot that they name, or from empty, and
          leave it as it is.
        </p>
        <div className="mt-3 grid grid-cols-2 gap-2">
          <Button size="small" icon={UndoIcon} onClick={() => loadNamed(undefined)}>
            Reset to empty
          </Button>
          <Button size="small" onClick={() => setEditing({})}>
            Edit as JSON
          </Button>
        </div>
      </div>
      <div className="flex h-9 flex-none items-center gap-2 border-line border-y px-4">
        <h3 className="font-semibold">Snapshots</h3>
        <Count>{snapshots.data?.length ?? 0}</Count>
        <Button size="small" icon={PlusIcon} className="ml-auto" onClick={() => setNaming(true)}>
          Take one
        </Button>
      </div>
      <ul className="max-h-[40%] flex-none overflow-auto">
        {(snapshots.data ?? []).map(({ name, updatedAt, size }) => (
          <li key={name} className="flex items-center gap-2 border-line border-b px-4 py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-dense">{name}</span>
              <span className="block text-small text-text-3">{`${timeAgo(updatedAt, now)}, ${sizeText(size)}`}</span>
            </span>
            <Button size="small" onClick={() => loadNamed(name)}>
              Load
            </Button>
            <Menu
              align="end"
              items={[
                { label: 'Edit as JSON…', onSelect: () => setEditing({ name }) },
                {
                  label: 'Replace by what is there now',
                  onSelect: () => {
                    take({ name }).catch(tell)
                  },
                },
                { separator: true },
                {
                  label: 'Delete',
                  danger: true,
                  onSelect: () => {
                    remove({ name }).catch(tell)
                  },
                },
              ]}
            >
              <IconButton label={`More for ${name}`} icon={MoreIcon} size={24} />
            </Menu>
          </li>
        ))}
        {snapshots.data?.length === 0 && (
          <li className="border-line border-b px-4 py-3 text-dense text-text-3">
            None yet. Take one of what is there now, and let simulations start from it.
          </li>
        )}
      </ul>
      <div className="flex h-9 flex-none items-center justify-between border-line border-b px-4">
        <h3 className="font-semibold">Recent calls</h3>
        <span className="text-small text-text-3">newest first</span>
      </div>
      <ScrollRegion label="Recent calls">
        <ul>
          {calls.map((call, at) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: calls have no identity of their own
              key={at}
              className="flex h-[30px] items-center gap-2 border-line border-b px-4 text-dense"
            >
              <span className="font-mono text-code text-text-3">{shortTime(call.at, now)}</span>
              <span className="min-w-0 flex-1 truncate">
                {call.service} {call.action} <span className="text-text-3">{call.subject}</span>
              </span>
              <StatusCode status={call.status} />
            </li>
          ))}
          {calls.length === 0 && (
            <li className="px-4 py-3 text-dense text-text-3">No calls since the gateway started.</li>
          )}
        </ul>
      </ScrollRegion>
      {naming && <NameDialog onClose={() => setNaming(false)} onName={(name) => take({ name })} />}
      {editing !== undefined && <SnapshotDialog name={editing.name} onClose={() => setEditing(undefined)} />}
    </section>
  )
}

function NameDialog({ onClose, onName }: { onClose: () => void; onName: (name: string) => Promise<unknown> }) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  return (
    <Dialog
      open
      onClose={onClose}
      title="Take a snapshot"
      width={400}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={name.trim() === ''}
            onClick={() => {
              onName(name.trim()).then(onClose, (error: Error) => setProblem(error.message))
            }}
          >
            Take
          </Button>
        </>
      }
    >
      <div className="px-5 pb-4">
        <Field label="Name" error={problem} help="One of the same name is replaced.">
          {(control) => (
            <Input
              {...control}
              autoFocus
              placeholder="seed"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
