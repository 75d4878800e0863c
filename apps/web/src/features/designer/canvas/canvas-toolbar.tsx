'use client'

import { httpMethods } from '@gatewright/definition'
import { addMethod } from '@gatewright/definition/edit'
import { useRef } from 'react'
import { Button, IconButton } from '@/ui/button'
import { CloseIcon, PlusIcon, PointerIcon, StagesIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { StatusCode } from '@/ui/status-code'
import { nameOf } from '../commands.ts'
import { useDesign, useRestApi } from '../design-context.tsx'
import { designerDialogs } from '../designer-dialogs.ts'
import { dismissRun, formatMs, useLastRunPath } from '../last-run-path.ts'
import { select, selectedResource, useSelection } from '../selection.ts'
import { useCommand } from '../use-commands.ts'
import { useEdit } from '../use-edit.ts'
import { useOverview } from './overview-state.ts'

/** What can be put on the canvas, undo and redo, and the last run. */
export function CanvasToolbar() {
  const resourceButton = useRef<HTMLButtonElement>(null)
  const undo = useCommand('undo')
  const redo = useCommand('redo')
  const tidy = useCommand('tidy')
  const { isOverview, setOverview } = useOverview()
  return (
    <div
      role="toolbar"
      aria-label="Canvas tools"
      className="z-10 flex h-10 flex-none items-center gap-1 border-line border-b bg-surface px-2"
    >
      <IconButton label="Select" icon={PointerIcon} size={24} pressed className="!bg-hover !text-text" />
      <span className="mx-1 h-5 w-px bg-line" />
      <Button
        ref={resourceButton}
        variant="quiet"
        size="small"
        className="!text-base"
        icon={PlusIcon}
        onClick={() => {
          const box = resourceButton.current?.getBoundingClientRect()
          designerDialogs.open({
            type: 'newResource',
            parentId: undefined,
            at: { x: box?.left ?? 300, y: (box?.bottom ?? 90) + 8 },
          })
        }}
      >
        Resource
      </Button>
      <AddMethod />
      <Button
        variant="quiet"
        size="small"
        className="!text-base"
        icon={PlusIcon}
        onClick={() => designerDialogs.open({ type: 'newAuthorizer' })}
      >
        Authorizer
      </Button>
      <Menu
        label="New backend"
        items={[
          { label: 'New Lambda function', onSelect: () => designerDialogs.open({ type: 'newFunction' }) },
          { label: 'New HTTP endpoint', onSelect: () => designerDialogs.open({ type: 'newHttpEndpoint' }) },
          { label: 'New AWS service action', onSelect: () => designerDialogs.open({ type: 'newAwsService' }) },
        ]}
      >
        <Button variant="quiet" size="small" className="!text-base" icon={PlusIcon}>
          Backend
        </Button>
      </Menu>
      <span className="mx-1 h-5 w-px bg-line" />
      {[undo, redo, tidy].map(({ command, refusal, run }) => (
        <IconButton
          key={command.id}
          label={command.id === 'tidy' ? 'Tidy up' : command.id === 'undo' ? 'Undo' : 'Redo'}
          shortcut={command.shortcut}
          icon={command.icon}
          size={24}
          disabled={refusal !== undefined}
          onClick={run}
        />
      ))}
      <IconButton
        label="Overview"
        icon={StagesIcon}
        size={24}
        pressed={isOverview}
        onClick={() => setOverview(!isOverview)}
      />
      <LastRun />
    </div>
  )
}

/** Adds a method to the selected resource; to the root while nothing is selected. */
function AddMethod() {
  const design = useDesign()
  const api = useRestApi()
  const selection = useSelection()
  const edit = useEdit()
  const resourceId = selectedResource(selection) ?? api.rootResourceId
  const methods = api.resources[resourceId]?.methods ?? {}
  const path = nameOf(`resource:${resourceId}`, design)
  return (
    <Menu
      label={`Add a method to ${path}`}
      items={[
        { heading: path },
        ...httpMethods.map((verb) => ({
          label: verb,
          ...(methods[verb] === undefined ? {} : { disabled: `${verb} ${path} exists already.` }),
          onSelect: () => {
            edit(`Add ${verb} ${path}`, (draft) => addMethod(draft, { resourceId, httpMethod: verb }))
            select(`method:${resourceId}:${verb}`, { reveal: true })
          },
        })),
      ]}
    >
      <Button variant="quiet" size="small" className="!text-base" icon={PlusIcon}>
        Method
      </Button>
    </Menu>
  )
}

function LastRun() {
  const run = useLastRunPath()
  if (run === undefined) return null
  return (
    <div className="ml-auto flex h-[26px] items-center gap-2 rounded-control border border-line pr-0.5 pl-1 text-dense">
      <StatusCode status={run.status} chip />
      <span>
        <span className="font-medium">Last run</span>
        <span className="text-text-2">
          {' '}
          · {formatMs(run.totalMs)} · {run.source}
        </span>
      </span>
      <IconButton
        label="Take the last run off the canvas"
        icon={CloseIcon}
        iconSize={12}
        size={20}
        onClick={() => dismissRun(run.id)}
      />
    </div>
  )
}
