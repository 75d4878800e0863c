'use client'

import { WorkspaceShell } from '@/features/shell/workspace-shell'

/** The user's APIs, what can be imported, and the examples. */
export function HomePage() {
  return (
    <WorkspaceShell>
      <div className="dots flex-1 p-8">
        <h1 className="font-semibold text-page">My APIs</h1>
      </div>
    </WorkspaceShell>
  )
}
