'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { WorkspaceShell } from '@/features/shell/workspace-shell'
import type { ApiSummary } from '@/server/api-summary'
import { useTRPC } from '@/trpc/client'
import { Count } from '@/ui/badge'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { counted } from '@/ui/counted'
import { FileIcon, PlusIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { Segment } from '@/ui/segment'
import { showToast } from '@/ui/toast'
import { giveFile, givenFile, giveText } from '../import-export/given-file.ts'
import { useFileDrop } from '../import-export/use-file-drop.ts'
import { ApiCard, type CardAction } from './api-card.tsx'
import { Examples } from './examples.tsx'
import { ImportCard } from './import-card.tsx'
import { NewApiDialog } from './new-api-dialog.tsx'
import { RecentlyDeleted } from './recently-deleted.tsx'
import { RemoveApiDialog } from './remove-api-dialog.tsx'
import { RenameApiDialog } from './rename-api-dialog.tsx'
import { useNow } from './use-now.ts'

type Order = 'recent' | 'name'
type Shown = { dialog: 'new' } | { dialog: 'rename' | 'remove'; api: ApiSummary }

/**
 * The user's APIs, what can be imported, and the examples.
 * @param maximumBytes the largest document that is read
 */
export function HomePage({ maximumBytes }: { maximumBytes: number }) {
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const apis = useQuery(trpc.api.list.queryOptions())
  const [order, setOrder] = useState<Order>('recent')
  const [shown, setShown] = useState<Shown>()
  const now = useNow()
  const duplicate = useMutation(
    trpc.api.duplicate.mutationOptions({
      onSuccess: async ({ name }) => {
        await queries.invalidateQueries(trpc.api.list.queryFilter())
        showToast({ tone: 'ok', text: `${name} is made, with the saved requests; stages stay with the first.` })
      },
      onError: (failure) => showToast({ tone: 'bad', text: failure.message }),
    }),
  )
  const importFile = async (file: File) => {
    await giveFile(file, maximumBytes)
    router.push('/import')
  }
  const importText = (text: string) => {
    giveText(text)
    router.push('/import')
  }
  const startImport = (address: '/import' | '/import?paste') => {
    givenFile.set(undefined)
    router.push(address)
  }
  const over = useFileDrop((file) => void importFile(file), importText)
  const act = (action: CardAction, api: ApiSummary) =>
    action === 'duplicate' ? duplicate.mutate({ apiId: api.id }) : setShown({ dialog: action, api })
  const close = () => setShown(undefined)
  const list = sorted(apis.data ?? [], order)

  return (
    <WorkspaceShell
      status={
        <>
          <span>{apis.data === undefined ? '' : `${counted(list.length, 'API')} on this machine`}</span>
          <span className="ml-auto">No account needed</span>
        </>
      }
    >
      <div
        className={classNames(
          'min-h-0 flex-1 overflow-auto px-8 py-7 max-sm:px-4',
          over && 'shadow-[inset_0_0_0_2px_var(--color-accent)]',
        )}
      >
        <section aria-label="My APIs">
          <div className="mb-4 flex min-h-[30px] flex-wrap items-center gap-3">
            <h1 className="font-semibold text-page">My APIs</h1>
            {apis.data !== undefined && <Count>{list.length}</Count>}
            <span className="flex-1" />
            {list.length > 1 && (
              <Segment
                label="Order"
                value={order}
                onChange={setOrder}
                options={[
                  { value: 'recent', label: 'Recent' },
                  { value: 'name', label: 'Name' },
                ]}
              />
            )}
            <Button icon={FileIcon} onClick={() => startImport('/import')}>
              Import…
            </Button>
            <Button variant="primary" icon={PlusIcon} onClick={() => setShown({ dialog: 'new' })}>
              New API
            </Button>
          </div>
          {apis.error !== null && apis.data === undefined ? (
            <Notice
              tone="bad"
              title="Your APIs cannot be listed"
              action={
                <Button size="small" onClick={() => void apis.refetch()}>
                  Try again
                </Button>
              }
            >
              {apis.error.message}
            </Notice>
          ) : (
            <div className="grid grid-cols-1 gap-4 min-[640px]:grid-cols-2 min-[1000px]:grid-cols-3 min-[1340px]:grid-cols-4">
              <ul className="contents">
                {apis.data === undefined ? (
                  <Placeholder />
                ) : list.length === 0 ? (
                  <FirstStep onNew={() => setShown({ dialog: 'new' })} />
                ) : (
                  list.map((api) => <ApiCard key={api.id} api={api} now={now} onAction={act} />)
                )}
              </ul>
              <ImportCard
                over={over}
                maximumBytes={maximumBytes}
                onFile={(file) => void importFile(file)}
                onPaste={() => startImport('/import?paste')}
              />
            </div>
          )}
        </section>
        <Examples />
        <RecentlyDeleted now={now} />
      </div>
      {shown?.dialog === 'new' && <NewApiDialog onClose={close} />}
      {shown?.dialog === 'rename' && <RenameApiDialog api={shown.api} onClose={close} />}
      {shown?.dialog === 'remove' && <RemoveApiDialog api={shown.api} onClose={close} />}
    </WorkspaceShell>
  )
}

function sorted(apis: readonly ApiSummary[], order: Order): readonly ApiSummary[] {
  return order === 'recent' ? apis : [...apis].sort((one, other) => one.name.localeCompare(other.name))
}

/** Holds the place of the cards while they load. */
function Placeholder(): ReactNode {
  return [0, 1].map((index) => (
    <li key={index} aria-hidden="true" className="h-[219px] rounded-card border border-line bg-surface" />
  ))
}

function FirstStep({ onNew }: { onNew: () => void }) {
  return (
    <li className="flex min-h-[219px] flex-col justify-center min-[640px]:col-span-2 min-[1000px]:col-span-1 min-[1340px]:col-span-2 rounded-card border border-line bg-surface p-6 shadow-1">
      <p className="font-semibold text-section">No API here yet</p>
      <p className="mt-1 max-w-100 text-text-2">
        Open an example below and send a request within a minute, drop a document that you have, or begin from nothing.
      </p>
      <span className="mt-4">
        <Button size="small" onClick={onNew}>
          Begin from nothing
        </Button>
      </span>
    </li>
  )
}
