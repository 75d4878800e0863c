'use client'

import { Button, IconButton } from '@/ui/button'
import { ChevronDownIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'

type SaveButtonProps = {
  /** name of the saved request, if it is one */
  name: string | undefined
  isEdited: boolean
  onSave: () => void
  onSaveAs: () => void
  onRevert: () => void
}

/** Keeps the request of the console; a dot says that it was edited since. */
export function SaveButton({ name, isEdited, onSave, onSaveAs, onRevert }: SaveButtonProps) {
  const nothing = name === undefined ? 'It is not saved yet' : isEdited ? undefined : 'Nothing was edited'
  return (
    <span className="flex flex-none">
      <Button
        size="request"
        title={name === undefined ? 'Keep this request (Ctrl S)' : `Save “${name}” (Ctrl S)`}
        className="rounded-r-none"
        onClick={onSave}
      >
        Save
        {isEdited && <span title="Unsaved changes" className="size-1.5 rounded-full bg-accent" />}
      </Button>
      <Menu
        label="More ways to save"
        align="end"
        items={[
          { label: 'Save as…', shortcut: 'Ctrl Shift S', onSelect: onSaveAs },
          {
            label: 'Discard changes',
            onSelect: onRevert,
            ...(nothing === undefined ? {} : { disabled: nothing }),
          },
        ]}
      >
        <IconButton
          label="More ways to save"
          icon={ChevronDownIcon}
          iconSize={13}
          className="h-8! w-6! rounded-l-none border border-line-2 border-l-0"
        />
      </Menu>
    </span>
  )
}
