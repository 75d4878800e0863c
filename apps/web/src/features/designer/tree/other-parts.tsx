'use client'

import { gatewayResponseTypeSchema, gatewayResponseTypes, type NodeId } from '@gatewright/definition'
import { addModel, addRequestValidator, setGatewayResponse } from '@gatewright/definition/edit'
import { useState } from 'react'
import { IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { ChevronDownIcon, ChevronRightIcon, PlusIcon } from '@/ui/icons'
import { Menu, type MenuItem } from '@/ui/menu'
import { useRestApi } from '../design-context.tsx'
import { designerDialogs } from '../designer-dialogs.ts'
import { focusName } from '../inspector/focus-name.ts'
import { select, useIsSelected } from '../selection.ts'
import { useEdit } from '../use-edit.ts'

type Add = { label: string } & ({ run: () => void } | { items: readonly MenuItem[] })
type Part = { title: string; add: Add; entries: { id: NodeId; name: string }[] }

/** The first of `base`, `base2`, … that is not taken. */
function freeName(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base
  for (let number = 2; ; number++) if (!taken.includes(`${base}${number}`)) return `${base}${number}`
}

/** Authorizers, models, validators and gateway responses, each a fold with its count. */
export function OtherParts() {
  const api = useRestApi()
  const edit = useEdit()
  const choose = (id: NodeId | undefined) => {
    if (id === undefined) return
    select(id, { reveal: true })
    focusName()
  }
  const parts: Part[] = [
    {
      title: 'Authorizers',
      add: { label: 'New authorizer', run: () => designerDialogs.open({ type: 'newAuthorizer' }) },
      entries: Object.entries(api.authorizers).map(([id, { name }]) => ({ id: `authorizer:${id}`, name })),
    },
    {
      title: 'Models',
      add: {
        label: 'New model',
        run: () => {
          const name = freeName('Model', Object.keys(api.models))
          edit(`Add model ${name}`, (draft) => addModel(draft, name))
          choose(`model:${name}`)
        },
      },
      entries: Object.keys(api.models).map((name) => ({ id: `model:${name}`, name })),
    },
    {
      title: 'Validators',
      add: {
        label: 'New request validator',
        run: () => {
          const names = Object.values(api.requestValidators).map((validator) => validator.name)
          const name = freeName('Body and parameters', names)
          const id = edit(`Add validator ${name}`, (draft) =>
            addRequestValidator(draft, { name, validateRequestBody: true, validateRequestParameters: true }),
          )
          choose(id === undefined ? undefined : `validator:${id}`)
        },
      },
      entries: Object.entries(api.requestValidators).map(([id, { name }]) => ({ id: `validator:${id}`, name })),
    },
    {
      title: 'Gateway responses',
      add: {
        label: 'Customize a gateway response',
        items: gatewayResponseTypeSchema.options
          .filter((type) => api.gatewayResponses[type] === undefined)
          .map((type) => ({
            label: type,
            detail: gatewayResponseTypes[type] ?? undefined,
            onSelect: () => {
              edit(`Customize ${type}`, (draft) => setGatewayResponse(draft, type, {}))
              select(`gatewayResponse:${type}`, { reveal: true })
            },
          })),
      },
      entries: Object.keys(api.gatewayResponses).map((type) => ({ id: `gatewayResponse:${type}`, name: type })),
    },
  ]
  return (
    <div className="max-h-[45%] flex-none overflow-auto border-line border-t py-1">
      {parts.map((part) => (
        <Fold key={part.title} part={part} />
      ))}
    </div>
  )
}

function Fold({ part }: { part: Part }) {
  const [open, setOpen] = useState(false)
  const Chevron = open ? ChevronDownIcon : ChevronRightIcon
  return (
    <div>
      <div className="group flex h-[26px] items-center rounded-row pr-2 pl-3 hover:bg-hover">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 flex-1 items-center gap-2 text-left text-dense text-text-2"
        >
          <Chevron size={12} />
          {part.title}
        </button>
        <AddButton add={part.add} onAdd={() => setOpen(true)} />
        <span className="ml-1 w-4 text-right text-dense text-text-2">{part.entries.length}</span>
      </div>
      {open && part.entries.map((entry) => <Entry key={entry.id} id={entry.id} name={entry.name} />)}
    </div>
  )
}

function AddButton({ add, onAdd }: { add: Add; onAdd: () => void }) {
  const look = {
    label: add.label,
    icon: PlusIcon,
    iconSize: 12,
    size: 20,
    className: 'opacity-0 focus-visible:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100',
    onClick: onAdd,
  } as const
  if ('run' in add)
    return (
      <IconButton
        {...look}
        onClick={() => {
          onAdd()
          add.run()
        }}
      />
    )
  return (
    <Menu label={add.label} align="end" items={add.items}>
      <IconButton {...look} />
    </Menu>
  )
}

function Entry({ id, name }: { id: NodeId; name: string }) {
  const selected = useIsSelected(id)
  return (
    <button
      type="button"
      aria-pressed={selected}
      onClick={() => select(id, { reveal: true })}
      className={classNames(
        'mx-1.5 flex h-[26px] w-[calc(100%-12px)] items-center rounded-row pr-2 pl-7 text-left text-dense',
        selected ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span className="truncate">{name}</span>
    </button>
  )
}
