import type { Design, GatewayResponseType, HttpMethod, NodeId } from '@gatewright/definition'
import { resourcePath } from '@gatewright/definition'
import {
  copyMethod,
  type DesignDraft,
  deleteAuthorizer,
  deleteAwsBackend,
  deleteFunction,
  deleteHttpBackend,
  deleteMethod,
  deleteModel,
  deleteRequestValidator,
  deleteResource,
  resetGatewayResponse,
  resetLayout,
} from '@gatewright/definition/edit'
import type { Icon } from '@/ui/icon'
import { CopyIcon, LayoutIcon, RedoIcon, TrashIcon, UndoIcon } from '@/ui/icons'
import type { DesignStore } from './design-store.ts'
import { readNodeId, type Selected, select } from './selection.ts'
import { reportRefusal } from './use-edit.ts'

/** What a command may look at. */
export type CommandContext = { store: DesignStore; design: Design; selection: readonly NodeId[] }

/** Something that toolbar, palette and keyboard offer alike. `shortcut` as people read it, `Ctrl` meaning Cmd on a Mac. */
export type DesignerCommand = {
  id: string
  label: (context: CommandContext) => string
  icon: Icon
  shortcut?: string
  /** undefined when it can be done, otherwise why not */
  refusal: (context: CommandContext) => string | undefined
  run: (context: CommandContext) => void
}

/** What removes a thing that has a key. What is not here stands for something else and cannot be removed. */
const removers: Partial<Record<Selected['kind'], (draft: DesignDraft, key: string) => void>> = {
  authorizer: deleteAuthorizer,
  function: deleteFunction,
  http: deleteHttpBackend,
  aws: deleteAwsBackend,
  model: deleteModel,
  validator: deleteRequestValidator,
  gatewayResponse: (draft, type) => resetGatewayResponse(draft, type as GatewayResponseType),
}

const isRemovable = (id: NodeId, { definition }: Design) => {
  const thing = readNodeId(id)
  if (thing.kind === 'method') return true
  if (thing.kind === 'resource') return definition.kind === 'REST' && thing.resourceId !== definition.rootResourceId
  return thing.kind in removers && id !== 'authorizer:AWS_IAM'
}

function remove(draft: DesignDraft, id: NodeId): void {
  const thing = readNodeId(id)
  if (thing.kind === 'method') deleteMethod(draft, thing)
  else if (thing.kind === 'resource') deleteResource(draft, thing.resourceId)
  else if (thing.kind !== 'api') removers[thing.kind]?.(draft, thing.key)
}

/** What a thing is called in labels and in the history. */
export function nameOf(id: NodeId, design: Design): string {
  const thing = readNodeId(id)
  const { definition } = design
  if (definition.kind !== 'REST') return id
  switch (thing.kind) {
    case 'api':
      return definition.name
    case 'resource':
      return resourcePath(definition, thing.resourceId)
    case 'method':
      return `${thing.httpMethod} ${resourcePath(definition, thing.resourceId)}`
    case 'authorizer':
      return definition.authorizers[thing.key]?.name ?? thing.key
    case 'validator':
      return definition.requestValidators[thing.key]?.name ?? thing.key
    case 'mock':
      return 'Mock'
    default:
      return thing.key
  }
}

function attempt(run: () => void) {
  try {
    run()
  } catch (error) {
    reportRefusal(error)
  }
}

const oneOf = ({ selection, design }: CommandContext) =>
  selection.length === 1 ? nameOf(selection[0] ?? '', design) : `${selection.length} things`

const verbOrder: readonly HttpMethod[] = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'ANY']

/** Undo or redo, labelled with what it would take back or do again. */
function step(id: 'undo' | 'redo', name: string, icon: Icon, shortcut: string): DesignerCommand {
  const labelIn = ({ store }: CommandContext) => store.get()[`${id}Label`]
  return {
    id,
    label: (context) => [name, labelIn(context)].filter((part) => part !== undefined).join(': '),
    icon,
    shortcut,
    refusal: (context) => (labelIn(context) === undefined ? `There is nothing to ${id}.` : undefined),
    run: ({ store }) => store[id](),
  }
}

export const designerCommands: readonly DesignerCommand[] = [
  step('undo', 'Undo', UndoIcon, 'Ctrl Z'),
  step('redo', 'Redo', RedoIcon, 'Shift Ctrl Z'),
  {
    id: 'delete',
    label: (context) => `Delete ${oneOf(context)}`,
    icon: TrashIcon,
    shortcut: 'Delete',
    refusal: ({ selection, design }) =>
      selection.length === 0
        ? 'Select something first.'
        : selection.some((id) => isRemovable(id, design))
          ? undefined
          : 'This cannot be removed.',
    run: (context) => {
      const { store, selection, design } = context
      const ids = selection.filter((id) => isRemovable(id, design))
      attempt(() =>
        store.run({
          label: `Delete ${oneOf(context)}`,
          run: (draft) => {
            // a resource takes its methods with it, so methods go first
            for (const id of [...ids].sort()) remove(draft, id)
          },
        }),
      )
      select(undefined)
    },
  },
  {
    id: 'duplicate',
    label: (context) => `Duplicate ${oneOf(context)}`,
    icon: CopyIcon,
    shortcut: 'Ctrl D',
    refusal: ({ selection }) =>
      selection.length === 1 && readNodeId(selection[0]).kind === 'method' ? undefined : 'Select one method first.',
    run: (context) => {
      const { store, selection, design } = context
      const from = readNodeId(selection[0])
      if (from.kind !== 'method' || design.definition.kind !== 'REST') return
      const methods = design.definition.resources[from.resourceId]?.methods ?? {}
      const free = verbOrder.find((verb) => methods[verb] === undefined)
      if (free === undefined) return
      attempt(() => {
        store.run({
          label: `Duplicate ${oneOf(context)}`,
          run: (draft) => copyMethod(draft, from, { resourceId: from.resourceId, httpMethod: free }),
        })
        select(`method:${from.resourceId}:${free}`, { reveal: true })
      })
    },
  },
  {
    id: 'tidy',
    label: () => 'Tidy up',
    icon: LayoutIcon,
    refusal: ({ design }) =>
      Object.keys(design.layout).length === 0 ? 'Everything stands where the automatic layout puts it.' : undefined,
    run: ({ store }) => store.run({ label: 'Tidy up', run: resetLayout }),
  },
]

/** A command by its id. */
export function designerCommand(id: string): DesignerCommand {
  const command = designerCommands.find((one) => one.id === id)
  if (command === undefined) throw new Error(`no command ${id}`)
  return command
}
