'use client'

import type { Design } from '@gatewright/definition'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ConflictDialog } from '@/features/designer/conflict-dialog'
import { OpenApiProvider } from '@/features/designer/design-context'
import { useOpenDesign } from '@/features/designer/open-design'
import { StatusCounts } from '@/features/designer/status-counts'
import { ApplyPendingImport } from '@/features/import-export/pending-import'
import { ApiPalette } from '@/features/palette/api-palette'
import { useTRPC } from '@/trpc/client'
import { Notice } from '@/ui/notice'
import { ApiDialogs } from './api-dialogs.tsx'
import { ApiTopBar } from './api-top-bar.tsx'
import { Frame } from './frame.tsx'
import { Rail } from './rail.tsx'
import { apiItems } from './rail-items.ts'
import { shellDialogs } from './shell-dialogs.ts'
import { StatusNote } from './status-bar.tsx'
import { WorkspaceShell } from './workspace-shell.tsx'

/** The frame of an API's pages: loads its design once and shares it with all of them. */
export function ApiShell({ apiId, children }: { apiId: string; children: ReactNode }) {
  const trpc = useTRPC()
  const loaded = useQuery({ ...trpc.api.get.queryOptions({ apiId }), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 })
  if (loaded.error !== null && loaded.data === undefined)
    return (
      <WorkspaceShell>
        <div className="mx-auto mt-16 w-[480px]">
          <Notice tone="bad" title="This API cannot be opened">
            {loaded.error.message}
          </Notice>
        </div>
      </WorkspaceShell>
    )
  if (loaded.data === undefined)
    return (
      <Frame rail={<Rail items={apiItems(apiId)} />} topBar={null} status={null}>
        {null}
      </Frame>
    )
  return (
    <OpenedApi key={apiId} apiId={apiId} loaded={loaded.data}>
      {children}
    </OpenedApi>
  )
}

type OpenedApiProps = { apiId: string; loaded: { design: Design; revision: number }; children: ReactNode }

function OpenedApi({ apiId, loaded, children }: OpenedApiProps) {
  const store = useOpenDesign(apiId, loaded)
  if (store === undefined)
    return (
      <Frame rail={<Rail items={apiItems(apiId)} />} topBar={null} status={null}>
        {null}
      </Frame>
    )
  return (
    <OpenApiProvider value={{ apiId, store }}>
      <Frame
        rail={<Rail items={apiItems(apiId)} onExport={() => shellDialogs.open('export')} />}
        topBar={<ApiTopBar />}
        status={
          <>
            <StatusCounts />
            <StatusNote />
          </>
        }
      >
        {children}
      </Frame>
      <ApiDialogs />
      <ConflictDialog />
      <ApiPalette />
      <ApplyPendingImport />
    </OpenApiProvider>
  )
}
