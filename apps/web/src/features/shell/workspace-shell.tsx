'use client'

import type { ReactNode } from 'react'
import { CommandSearch } from '../palette/command-search.tsx'
import { WorkspacePalette } from '../palette/workspace-palette.tsx'
import { Frame } from './frame.tsx'
import { Rail } from './rail.tsx'
import { homeItems } from './rail-items.ts'
import { TopBarEnd } from './top-bar-end.tsx'

/** The frame of pages that need no API: home, import, the playground on its own. */
export function WorkspaceShell({ status, children }: { status?: ReactNode; children: ReactNode }) {
  return (
    <>
      <Frame
        rail={<Rail items={homeItems} />}
        topBar={
          <>
            <span className="flex-1 font-semibold text-card">Gatewright</span>
            <CommandSearch />
            <span className="flex flex-1 justify-end">
              <TopBarEnd />
            </span>
          </>
        }
        status={status}
      >
        {children}
      </Frame>
      <WorkspacePalette />
    </>
  )
}
