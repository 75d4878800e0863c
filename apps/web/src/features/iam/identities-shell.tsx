'use client'

import { WorkspaceShell } from '../shell/workspace-shell.tsx'
import { IdentitiesPage } from './identities-page.tsx'

/** The identities in the frame of pages that need no API. */
export function IdentitiesShell() {
  return (
    <WorkspaceShell status={<span className="ml-auto">Nothing here is in AWS</span>}>
      <IdentitiesPage />
    </WorkspaceShell>
  )
}
