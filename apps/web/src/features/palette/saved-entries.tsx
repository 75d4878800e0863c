import { VerbChip } from '@/ui/verb-chip'
import { savedToOpen } from '../saved-request/saved-to-open.ts'
import { foldersAround, type SavedRoot, walkSaved } from '../saved-request/saved-tree.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** The saved requests of an API; choosing one opens it in the console. */
export function savedEntries(apiId: string, root: SavedRoot, go: (path: string) => void): PaletteEntry[] {
  return [...walkSaved(root.children)].flatMap((node): PaletteEntry[] => {
    if (node.kind === 'folder') return []
    const folders = foldersAround(root, node.parentId).map(({ name }) => name)
    return [
      {
        id: `saved:${node.id}`,
        group: 'Saved requests',
        lead: <VerbChip verb={node.request.method} size="small" />,
        text: node.name,
        detail: [...folders.toReversed(), node.request.path].join(' / '),
        action: 'Open',
        run: () => {
          savedToOpen.set({ apiId, id: node.id })
          go(`/apis/${apiId}/console`)
        },
      },
    ]
  })
}
