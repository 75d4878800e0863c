'use client'

import { SearchIcon } from '@/ui/icons'
import { Keys } from '@/ui/keys'
import { usePalette } from './palette-state.ts'

/** The field in the middle of the top bar that opens the command palette. */
export function CommandSearch() {
  const { open } = usePalette()
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts="Control+K"
      className="control flex h-[26px] w-[236px] flex-none items-center gap-2 bg-sunken px-2 text-dense text-text-3 max-[1340px]:w-[170px] max-md:size-[30px] max-md:justify-center max-md:px-0"
    >
      <SearchIcon size={14} className="flex-none text-text-2" />
      <span className="flex-1 truncate text-left max-md:sr-only">
        Search<span className="max-[1340px]:hidden"> or run a command</span>
      </span>
      <Keys keys="Ctrl K" className="max-md:hidden" />
    </button>
  )
}
