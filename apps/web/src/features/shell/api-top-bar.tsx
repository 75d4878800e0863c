'use client'

import Link from 'next/link'
import { useDesign } from '@/features/designer/design-context'
import { Button } from '@/ui/button'
import { ExportIcon, ShareIcon } from '@/ui/icons'
import { CommandSearch } from '../palette/command-search.tsx'
import { ApiSwitcher } from './api-switcher.tsx'
import { SaveState } from './save-state.tsx'
import { shellDialogs } from './shell-dialogs.ts'
import { TopBarEnd } from './top-bar-end.tsx'
import { UndeployedChanges } from './undeployed-changes.tsx'

/** The top bar of an open API. Where it is narrow, what the rail or the page of stages offers too gives way, and words give way to glyphs. */
export function ApiTopBar() {
  const { definition } = useDesign()
  return (
    <>
      <div className="flex min-w-0 flex-1 items-center gap-2">
        <Link href="/" className="flex-none rounded-chip text-card text-text-2 hover:text-text max-lg:hidden">
          My APIs
        </Link>
        <span aria-hidden="true" className="text-text-3 max-lg:hidden">
          /
        </span>
        <ApiSwitcher name={definition.name} kind={definition.kind} />
        <span className="mx-1 h-5 w-px flex-none bg-line max-md:hidden" />
        <SaveState />
      </div>
      <CommandSearch />
      <div className="flex flex-1 items-center justify-end gap-2 max-md:flex-none max-md:gap-1">
        <UndeployedChanges />
        <Button icon={ShareIcon} onClick={() => shellDialogs.open('share')}>
          <span className="max-md:sr-only">Share</span>
        </Button>
        <Button className="max-lg:hidden" icon={ExportIcon} onClick={() => shellDialogs.open('export')}>
          Export
        </Button>
        <span className="mx-1 h-5 w-px flex-none bg-line max-md:hidden" />
        <TopBarEnd />
      </div>
    </>
  )
}
