'use client'

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'
import { EmptyState } from '@/ui/empty-state'
import { LinkIcon } from '@/ui/icons'
import { WorkspaceShell } from '../shell/workspace-shell.tsx'
import { LinksTable } from './links-table.tsx'

/** All links of the workspace. */
export function LinksPage() {
  const links = useQuery(useTRPC().share.list.queryOptions({}))
  return (
    <WorkspaceShell>
      <div className="h-full overflow-auto bg-canvas px-4 py-7 md:px-8">
        <h1 className="font-semibold text-section">Shared links</h1>
        <p className="mt-1 mb-4 text-dense text-text-2">
          Each link carries one request with its answer and its trace. A revoked link forgets what it carried; whoever
          has the whole address with its payload, or the file, keeps it.
        </p>
        {links.data?.length === 0 ? (
          <EmptyState icon={LinkIcon} title="Nothing is shared yet">
            Send a request in the console of an API, then press Share.
          </EmptyState>
        ) : (
          <div className="max-w-4xl overflow-x-auto rounded-card border border-line bg-surface px-4 py-1">
            <LinksTable />
          </div>
        )}
      </div>
    </WorkspaceShell>
  )
}
