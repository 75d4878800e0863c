'use client'

import dynamic from 'next/dynamic'
import { WorkspaceShell } from '../shell/workspace-shell.tsx'
import { PlaygroundStatus } from './playground-status.tsx'

const PlaygroundPage = dynamic(() => import('./playground-page.tsx').then((module) => module.PlaygroundPage), {
  ssr: false,
})

/** The playground in the frame of pages that need no API; it reads this browser's storage, so it is not made on the server. */
export function PlaygroundShell() {
  return (
    <WorkspaceShell status={<PlaygroundStatus />}>
      <PlaygroundPage />
    </WorkspaceShell>
  )
}
