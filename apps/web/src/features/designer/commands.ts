import type { Design, HttpMethod, NodeId } from '@gatewright/definition'
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
import { readNodeId, select } from './selection.ts'
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

const isRemovable = (id: NodeId, design: Design) => {
  const thing = readNodeId(id)
  switch (thing.kind) {
    case 'api':
    case 'mock':
    case 'vpcLink':
    case 'stage':
      return false
    case 'resource':
      return design.definition.kind === 'REST' && thing.resourceId !== design.definition.rootResourceId
    default:
      return id !== 'authorizer:AWS_IAM'
  }
}

function remove(draft: DesignDraft, id: NodeId): void {
  const thing = readNodeId(id)
  switch (thing.kind) {
    case 'resource':
      deleteResource(draft, thing.resourceId)
      return
    case 'method':
      deleteMethod(draft, thing)
      return
    case 'authorizer':
      deleteAuthorizer(draft, thing.key)
      return
    case 'function':
      deleteFunction(draft, thing.key)
      return
    case 'http':
      deleteHttpBackend(draft, thing.key)
      return
    case 'aws':
      deleteAwsBackend(draft, thing.key)
      return
    case 'model':
      deleteModel(draft, thing.key)
      return
    case 'validator':
      deleteRequestValidator(draft, thing.key)
      return
    case 'gatewayResponse':
      resetGatewayResponse(draft, thing.key as Parameters<typeof resetGatewayResponse>[1])
      return
    case 'api':
    case 'mock':
    case 'vpcLink':
    case 'stage':
      return
  }
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

export const designerCommands: readonly DesignerCommand[] = [
  {
    id: 'undo',
    label: ({ store }) => (store.get().undoLabel === undefined ? 'Undo' : `Undo: ${store.get().undoLabel}`),
    icon: UndoIcon,
    shortcut: 'Ctrl Z',
    refusal: ({ store }) => (store.get().undoLabel === undefined ? 'There is nothing to undo.' : undefined),
    run: ({ store }) => store.undo(),
  },
  {
    id: 'redo',
    label: ({ store }) => (store.get().redoLabel === undefined ? 'Redo' : `Redo: ${store.get().redoLabel}`),
    icon: RedoIcon,
    shortcut: 'Shift Ctrl Z',
    refusal: ({ store }) => (store.get().redoLabel === undefined ? 'There is nothing to redo.' : undefined),
    run: ({ store }) => store.redo(),
  },
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
