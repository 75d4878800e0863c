'use client'

import { WorkspaceShell } from '../shell/workspace-shell.tsx'
import { counted, kindList } from './kinds.ts'
import { ServicesPage } from './services-page.tsx'
import { useOverview } from './use-services.ts'

/** The simulated AWS services in the frame of pages that need no API. */
export function ServicesShell() {
  return (
    <WorkspaceShell status={<ServicesStatus />}>
      <ServicesPage />
    </WorkspaceShell>
  )
}

function ServicesStatus() {
  const resources = useOverview().data?.resources ?? []
  const counts = kindList.flatMap((kind) => {
    const count = resources.filter((resource) => resource.kind === kind).length
    return count === 0 ? [] : [counted(count, kind)]
  })
  return (
    <>
      <span>{counts.length === 0 ? 'Nothing in any service' : counts.join(', ')}</span>
      <span className="ml-auto">Nothing here is in AWS</span>
    </>
  )
}
