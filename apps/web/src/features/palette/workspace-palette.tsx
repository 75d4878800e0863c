'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTRPC } from '@/trpc/client'
import { CommandPalette } from './command-palette.tsx'
import { commonEntries } from './common-entries.tsx'
import { usePalette } from './palette-state.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { usePaletteKeys } from './use-palette-keys.ts'

/** The palette on pages that need no API. */
export function WorkspacePalette() {
  usePaletteKeys()
  const { openShortcuts } = usePalette()
  const router = useRouter()
  const apis = useQuery(useTRPC().api.list.queryOptions())
  return (
    <>
      <CommandPalette entries={() => commonEntries({ go: router.push, openShortcuts, apis: apis.data })} />
      <ShortcutsDialog />
    </>
  )
}
