'use client'

import type { Design } from '@gatewright/definition'
import { useQueryClient } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import { useEffect, useState } from 'react'
import { useTRPC, useTRPCClient } from '@/trpc/client'
import { createDesignStore, type DesignRemote, type DesignStore, StaleRevision } from './design-store.ts'
import { adoptOrphans, tabJournal } from './journal.ts'
import { patchPath } from './patches.ts'

const browserClock = {
  now: () => Date.now(),
  setTimeout: (run: () => void, ms: number) => window.setTimeout(run, ms),
  clearTimeout: (handle: unknown) => window.clearTimeout(handle as number),
}

function isConflict(error: unknown): boolean {
  return error instanceof TRPCClientError && error.data?.code === 'CONFLICT'
}

/** The store of an API's design: saved to the server, kept in this browser until it is, shared with what other windows save. */
export function useOpenDesign(apiId: string, loaded: { design: Design; revision: number }): DesignStore | undefined {
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const trpc = useTRPC()
  const [apiKey] = useState(() => trpc.api.get.queryKey({ apiId }))
  const [store, setStore] = useState<DesignStore>()
  const [initial] = useState(loaded)

  useEffect(() => {
    const remote: DesignRemote = {
      async save({ baseRevision, label, patches }) {
        const plain = patches.map((patch) => ({
          op: patch.op,
          path: [...patchPath(patch)],
          value: patch.value as unknown,
        }))
        try {
          const saved = await client.design.save.mutate({
            apiId,
            baseRevision,
            label: label.slice(0, 200),
            patches: plain,
          })
          queryClient.setQueryData(apiKey, (known) =>
            known === undefined ? known : { ...known, undeployedChanges: saved.undeployedChanges },
          )
          return saved
        } catch (error) {
          throw isConflict(error) ? new StaleRevision() : error
        }
      },
      changesSince: (revision) => client.design.changesSince.query({ apiId, revision }),
    }
    const { key, journal, release } = tabJournal(apiId)
    const opened = createDesignStore({
      ...initial,
      remote,
      journal,
      clock: browserClock,
    })
    setStore(opened)
    void adoptOrphans(apiId, key, opened.adopt)

    const flush = () => void opened.flush()
    const onVisibility = () => (document.hidden ? flush() : void opened.refresh().catch(() => undefined))
    window.addEventListener('pagehide', flush)
    window.addEventListener('beforeunload', flush)
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('beforeunload', flush)
      document.removeEventListener('visibilitychange', onVisibility)
      void opened.flush().finally(() => {
        opened.dispose()
        release()
      })
    }
  }, [apiId, apiKey, client, initial, queryClient])

  return store
}
