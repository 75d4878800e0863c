'use client'

import { useState } from 'react'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { FormDialog } from '../designer/dialogs/form-dialog.tsx'
import { foldersAround, type SavedRoot, walkSaved } from './saved-tree.ts'

/** What is chosen for a request that is saved: its name, and a folder, none (the top), or a new one of a name. */
export type SaveChoice = { name: string; folderId: string | null } | { name: string; newFolder: string }

type SaveRequestDialogProps = {
  root: SavedRoot
  initial: { name: string; folderId: string | null }
  onSave: (choice: SaveChoice) => void
  onClose: () => void
}

const top = ''
const fresh = 'new folder'

/** Asks under which name and in which folder a request is kept. */
export function SaveRequestDialog({ root, initial, onSave, onClose }: SaveRequestDialogProps) {
  const [name, setName] = useState(initial.name)
  const [folder, setFolder] = useState(initial.folderId ?? top)
  const [newFolder, setNewFolder] = useState('')
  const [error, setError] = useState<string>()
  const options = [...walkSaved(root.children)].flatMap((node) => {
    if (node.kind !== 'folder') return []
    const path = [
      ...foldersAround(root, node.parentId)
        .map((around) => around.name)
        .toReversed(),
      node.name,
    ]
    return [{ value: node.id, label: path.join(' / ') }]
  })
  const save = () => {
    if (name.trim() === '') return setError('A name is needed.')
    if (folder === fresh && newFolder.trim() === '') return setError('The new folder needs a name.')
    onSave(
      folder === fresh
        ? { name: name.trim(), newFolder: newFolder.trim() }
        : { name: name.trim(), folderId: folder === top ? null : folder },
    )
    onClose()
  }
  return (
    <FormDialog title="Save request" submit="Save request" error={error} onSubmit={save} onClose={onClose}>
      <Field label="Name">
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <Field label="Folder" help="A request sees the variables of its folders, and runs with them.">
        {({ id, 'aria-describedby': describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={folder}
            onChange={setFolder}
            options={[
              { value: top, label: 'None', detail: 'at the top' },
              ...options,
              { value: fresh, label: 'New folder…' },
            ]}
          />
        )}
      </Field>
      {folder === fresh && (
        <Field label="Folder name">
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={newFolder}
              onChange={(event) => setNewFolder(event.target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  )
}
