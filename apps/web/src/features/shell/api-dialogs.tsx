'use client'

import type { ReactNode } from 'react'
import { DeployDialog } from '../deployment/deploy-dialog.tsx'
import { ExportDialog } from '../import-export/export-dialog.tsx'
import { ShareDialog } from '../share/share-dialog.tsx'
import { type ShellDialog, shellDialogs, useShellDialog } from './shell-dialogs.ts'

/** The dialog of each of the shell's actions; each gets the one way to close itself. */
const dialogs: Partial<Record<ShellDialog, (props: { onClose: () => void }) => ReactNode>> = {
  deploy: DeployDialog,
  export: ExportDialog,
  share: ShareDialog,
}

/** Shows the dialog that the top bar asked for. */
export function ApiDialogs() {
  const shown = useShellDialog()
  const Shown = shown === undefined ? undefined : dialogs[shown]
  return Shown === undefined ? null : <Shown onClose={shellDialogs.close} />
}
