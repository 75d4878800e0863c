'use client'

import { Button, IconButton } from '@/ui/button'
import { counted } from '@/ui/counted'
import { CloseIcon, KeyIcon, ShieldIcon, TrashIcon, ValidatorIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { authorizeAll, methodsOfSelection, requireKeyOfAll, validateAll } from '../bulk-edit.ts'
import { useRestApi } from '../design-context.tsx'
import { select, useSelection } from '../selection.ts'
import { useCommand } from '../use-commands.ts'
import { useEdit } from '../use-edit.ts'
import { validatorOptions } from '../validator-choice.ts'

/** What can be done with many methods at once, each in one undo step; there while two or more are selected. */
export function BulkBar() {
  const api = useRestApi()
  const selection = useSelection()
  const edit = useEdit()
  const remove = useCommand('delete')
  const places = methodsOfSelection(api, selection)
  if (selection.length < 2 || places.length === 0) return null
  const methods = counted(places.length, 'method')
  return (
    <div
      role="toolbar"
      aria-label={`${methods} selected`}
      className="floating absolute right-4 bottom-4 z-20 flex h-11 items-center gap-1.5 px-3"
    >
      <span className="font-semibold">{methods}</span>
      <IconButton label="Deselect" icon={CloseIcon} size={20} iconSize={12} onClick={() => select(undefined)} />
      <span className="mx-1 h-5 w-px bg-line" />
      <Menu
        label="Authorization of all"
        items={[
          { value: 'NONE', label: 'None' },
          { value: 'AWS_IAM', label: 'AWS_IAM' },
          ...Object.entries(api.authorizers).map(([value, { name }]) => ({ value, label: name })),
        ].map(({ value, label }) => ({
          label,
          onSelect: () => edit(`Set authorization of ${methods}`, (draft) => authorizeAll(draft, places, value)),
        }))}
      >
        <Button size="small" variant="primary" icon={ShieldIcon}>
          Authorization
        </Button>
      </Menu>
      <Menu
        label="API key of all"
        items={[true, false].map((required) => ({
          label: required ? 'Required' : 'Not required',
          onSelect: () => edit(`Set API key of ${methods}`, (draft) => requireKeyOfAll(draft, places, required)),
        }))}
      >
        <Button size="small" icon={KeyIcon}>
          API key
        </Button>
      </Menu>
      <Menu
        label="Validator of all"
        items={validatorOptions(api).map(({ value, label, detail }) => ({
          label,
          ...(detail === undefined ? {} : { detail }),
          onSelect: () => edit(`Set validator of ${methods}`, (draft) => validateAll(draft, places, value)),
        }))}
      >
        <Button size="small" icon={ValidatorIcon}>
          Validator
        </Button>
      </Menu>
      <span className="mx-1 h-5 w-px bg-line" />
      <Button
        size="small"
        variant="danger"
        icon={TrashIcon}
        disabled={remove.refusal !== undefined}
        title={remove.refusal}
        onClick={remove.run}
      >
        Delete
      </Button>
    </div>
  )
}
