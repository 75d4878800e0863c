import Link from 'next/link'
import { WorkspaceShell } from '@/features/shell/workspace-shell'
import { EmptyState } from '@/ui/empty-state'

export default function NotFound() {
  return (
    <WorkspaceShell>
      <EmptyState
        title="There is nothing at this address"
        action={
          <Link href="/" className="font-medium text-accent-text hover:underline">
            All APIs
          </Link>
        }
      >
        The API, the method or the link may have been removed.
      </EmptyState>
    </WorkspaceShell>
  )
}
