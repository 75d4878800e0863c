'use client'

import type { NodeId } from '@gatewright/definition'
import { useQuery } from '@tanstack/react-query'
import { usePathname, useRouter } from 'next/navigation'
import { useTRPC } from '@/trpc/client'
import { ConsoleIcon, DesignIcon, ExportIcon, LogsIcon, ShareIcon, ShieldIcon, StagesIcon } from '@/ui/icons'
import { useOpenApi } from '../designer/design-context.tsx'
import { problemsOf } from '../designer/problems.ts'
import { select } from '../designer/selection.ts'
import { useCommandContext } from '../designer/use-commands.ts'
import { probeStore } from '../probe/probe-state.ts'
import { useSavedTree } from '../saved-request/use-saved-tree.ts'
import { shellDialogs } from '../shell/shell-dialogs.ts'
import { CommandPalette } from './command-palette.tsx'
import { commonEntries } from './common-entries.tsx'
import { designEntries } from './design-entries.tsx'
import type { PaletteEntry } from './palette-entry.ts'
import { usePalette } from './palette-state.ts'
import { savedEntries } from './saved-entries.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { usePaletteKeys } from './use-palette-keys.ts'

/** The palette on the pages of an open API: its commands, parts and problems too. */
export function ApiPalette() {
  usePaletteKeys()
  const { apiId } = useOpenApi()
  const { openShortcuts } = usePalette()
  const context = useCommandContext()
  const router = useRouter()
  const pathname = usePathname()
  const apis = useQuery(useTRPC().api.list.queryOptions())
  const saved = useSavedTree(apiId)
  const design = `/apis/${apiId}/design`
  const show = (id: NodeId) => {
    if (pathname !== design) router.push(design)
    select(id, { reveal: true })
  }
  const entries = (): PaletteEntry[] => [
    { id: 'deploy', group: 'Commands', lead: <StagesIcon />, text: 'Deploy…', run: () => shellDialogs.open('deploy') },
    {
      id: 'share',
      group: 'Commands',
      lead: <ShareIcon />,
      text: 'Share the last request…',
      run: () => shellDialogs.open('share'),
    },
    { id: 'export', group: 'Commands', lead: <ExportIcon />, text: 'Export…', run: () => shellDialogs.open('export') },
    { id: 'design', group: 'Commands', lead: <DesignIcon />, text: 'Go to Design', run: () => router.push(design) },
    {
      id: 'console',
      group: 'Commands',
      lead: <ConsoleIcon />,
      text: 'Go to Console',
      run: () => router.push(`/apis/${apiId}/console`),
    },
    ...(['cors', 'exposure'] as const).map(
      (kind): PaletteEntry => ({
        id: `probe:${kind}`,
        group: 'Commands',
        lead: <ShieldIcon />,
        text: kind === 'cors' ? 'Probe CORS of every method' : 'Probe exposure of every method',
        run: () => {
          probeStore(apiId).set({ ...probeStore(apiId).get(), kind })
          router.push(`/apis/${apiId}/probes`)
        },
      }),
    ),
    {
      id: 'stages',
      group: 'Commands',
      lead: <StagesIcon />,
      text: 'Go to Stages',
      run: () => router.push(`/apis/${apiId}/stages`),
    },
    {
      id: 'logs',
      group: 'Commands',
      lead: <LogsIcon />,
      text: 'Go to Logs',
      run: () => router.push(`/apis/${apiId}/logs`),
    },
    ...designEntries(context, problemsOf(context.design), show),
    ...savedEntries(apiId, saved, router.push),
    ...commonEntries({ go: router.push, openShortcuts, apis: apis.data?.filter(({ id }) => id !== apiId) }),
  ]
  return (
    <>
      <CommandPalette entries={entries} />
      <ShortcutsDialog />
    </>
  )
}
