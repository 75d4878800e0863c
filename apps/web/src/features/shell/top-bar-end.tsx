'use client'

import { IconButton } from '@/ui/button'
import { HelpIcon } from '@/ui/icons'
import { usePalette } from '../palette/palette-state.ts'
import { ThemeMenu } from './theme-menu.tsx'

/** Theme and help, at the right end of every top bar. */
export function TopBarEnd() {
  const { openShortcuts } = usePalette()
  return (
    <div className="flex items-center gap-1">
      <ThemeMenu />
      <IconButton
        className="max-md:hidden"
        label="Keyboard shortcuts"
        shortcut="?"
        icon={HelpIcon}
        size={30}
        onClick={openShortcuts}
      />
    </div>
  )
}
