'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { showToast } from '@/ui/toast'
import type { ConsoleRequest } from '../console/console-request.ts'
import { useStore } from '../shell/store.ts'
import { showRun, useShownFolderRun } from './folder-runs.ts'
import { LastRunLine } from './last-run-line.tsx'
import { SaveButton } from './save-button.tsx'
import { type SaveChoice, SaveRequestDialog } from './save-request-dialog.tsx'
import { SavedPane } from './saved-pane.tsx'
import { savedToOpen } from './saved-to-open.ts'
import { countRequests, findSaved, type SavedRequestNode, type SavedRoot } from './saved-tree.ts'
import { useSavedActions } from './use-saved-actions.ts'
import { useSavedTree } from './use-saved-tree.ts'

type SavedConsoleOptions = {
  apiId: string
  apiName: string
  /** what the console shows */
  request: ConsoleRequest
  onChange: (change: Partial<ConsoleRequest>) => void
  /** shows a saved request */
  onOpen: (request: ConsoleRequest) => void
  /** the run of a folder is shown from now on */
  onShowRun: () => void
}

/** Saved requests for the console: their pane, the button that saves, and what is asked while saving. Ctrl+S saves. */
export function useSavedConsole({ apiId, apiName, request, onChange, onOpen, onShowRun }: SavedConsoleOptions): {
  root: SavedRoot
  count: number
  pane: ReactNode
  button: ReactNode
  dialog: ReactNode
} {
  const root = useSavedTree(apiId)
  const actions = useSavedActions(apiId, root)
  const [asking, setAsking] = useState(false)
  const found = request.savedId === undefined ? undefined : findSaved(root, request.savedId)
  const saved = found?.kind === 'request' ? found : undefined
  const isEdited = saved !== undefined && documentOf(request) !== documentOf(saved.request)
  const folderRun = useShownFolderRun(apiId)

  const save = async () => {
    if (saved === undefined) return setAsking(true)
    if ((await actions.save(request, { id: saved.id, name: saved.name })) !== undefined)
      showToast({ tone: 'ok', text: `“${saved.name}” was saved.` })
  }
  const saveAs = async (choice: SaveChoice) => {
    const folderId =
      'newFolder' in choice ? ((await actions.newFolder(choice.newFolder, null)) ?? null) : choice.folderId
    const id = await actions.save(request, { name: choice.name, folderId })
    if (id !== undefined) onChange({ savedId: id })
  }
  const open = (node: SavedRequestNode) => {
    showRun(apiId, { isOpen: false })
    onOpen({ ...node.request, savedId: node.id })
  }
  useOpenChosen(apiId, root, open)
  useSaveKeys(
    () => void save(),
    () => setAsking(true),
  )
  const pane = (
    <>
      <div className="min-h-0 flex-1">
        <SavedPane
          root={root}
          actions={actions}
          apiName={apiName}
          current={saved === undefined || folderRun?.isOpen === true ? undefined : { id: saved.id, isEdited }}
          onOpen={open}
          onRun={(node) => {
            const isOther = node?.id !== folderRun?.place
            if (folderRun?.run?.state === 'running')
              showToast({ tone: 'info', text: 'Another run is under way: wait for its end, or cancel it.' })
            else if (isOther) showRun(apiId, { place: node?.id, run: undefined, isCancelling: false })
            showRun(apiId, { isOpen: true })
            onShowRun()
          }}
          onSave={() => setAsking(true)}
        />
      </div>
      <LastRunLine apiId={apiId} />
    </>
  )
  return {
    root,
    count: countRequests(root.children),
    pane,
    button: (
      <SaveButton
        name={saved?.name}
        isEdited={isEdited}
        onSave={() => void save()}
        onSaveAs={() => setAsking(true)}
        onRevert={() => saved !== undefined && onChange({ ...saved.request, savedId: saved.id })}
      />
    ),
    dialog: asking && (
      <SaveRequestDialog
        root={root}
        initial={{
          name: saved === undefined ? nameOf(request) : saved.name,
          folderId: saved?.parentId ?? null,
        }}
        onSave={(choice) => void saveAs(choice)}
        onClose={() => setAsking(false)}
      />
    ),
  }
}

/** What of a request is kept, as text: members that are undefined count as absent. */
function documentOf({ savedId: _savedId, ...request }: ConsoleRequest): string {
  return JSON.stringify(
    Object.entries(request)
      .filter(([, value]) => value !== undefined)
      .toSorted(),
  )
}

/** Opens what was chosen in the palette, once the tree is there. */
function useOpenChosen(apiId: string, root: SavedRoot, open: (node: SavedRequestNode) => void): void {
  const chosen = useStore(savedToOpen)
  const node = chosen?.apiId === apiId ? findSaved(root, chosen.id) : undefined
  useEffect(() => {
    if (node?.kind !== 'request') return
    savedToOpen.set(undefined)
    open(node)
  })
}

function nameOf({ method, path }: ConsoleRequest): string {
  return `${method} ${path.split('?')[0] ?? ''}`.slice(0, 200)
}

function useSaveKeys(onSave: () => void, onSaveAs: () => void): void {
  const latest = useRef({ onSave, onSaveAs })
  useEffect(() => {
    latest.current = { onSave, onSaveAs }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      if (document.querySelector('[role="dialog"]') !== null) return
      if (event.shiftKey) latest.current.onSaveAs()
      else latest.current.onSave()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
