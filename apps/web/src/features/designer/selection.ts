import type { HttpMethod, NodeId } from '@gatewright/definition'
import { createStore, useStore } from '../shell/store.ts'

/** What is selected, on the canvas and in the tree alike; nothing selected means the API itself. */
const selected = createStore<readonly NodeId[]>([])
const hovered = createStore<NodeId | undefined>(undefined)
const revealed = createStore<{ id: NodeId } | undefined>(undefined)

/** The member of a thing whose field is to be shown; its inspector takes it once. */
const wanted = createStore<{ id: NodeId; member: string } | undefined>(undefined)

/** The node id of the API itself. */
export const apiNodeId: NodeId = 'api:'

/** Selects one thing; `reveal` scrolls the canvas and the tree to it, `member` leads to the field that shows it. */
export function select(
  id: NodeId | undefined,
  options: { reveal?: boolean; add?: boolean; member?: string } = {},
): void {
  const before = selected.get()
  if (id === undefined || id === apiNodeId) selected.set([])
  else if (options.add === true)
    selected.set(before.includes(id) ? before.filter((one) => one !== id) : [...before, id])
  else if (before.length !== 1 || before[0] !== id) selected.set([id])
  if (id !== undefined && options.reveal === true) revealed.set({ id })
  if (id !== undefined && options.member !== undefined) wanted.set({ id, member: options.member })
}

/** Selects these things and nothing else. */
export function selectAll(ids: readonly NodeId[]): void {
  selected.set(ids)
}

export const hover = { get: hovered.get, set: hovered.set }
export const useSelection = () => useStore(selected)
export const useHover = () => useStore(hovered)
/** The last thing that asked to be scrolled into view; a new object each time. */
export const useRevealed = () => useStore(revealed)

/** The field that was asked for last and is not shown yet; `takeWanted` says that it is. */
export const useWanted = () => useStore(wanted)
export const takeWanted = () => wanted.set(undefined)

/** Whether one thing is selected. */
export function useIsSelected(id: NodeId): boolean {
  return useSelection().includes(id)
}

/** What a node id names; ids are `kind:key`, those of methods `method:resource:verb`. */
export type Selected =
  | { kind: 'api' }
  | { kind: 'resource'; resourceId: string }
  | { kind: 'method'; resourceId: string; httpMethod: HttpMethod }
  | {
      kind:
        | 'authorizer'
        | 'function'
        | 'http'
        | 'aws'
        | 'mock'
        | 'vpcLink'
        | 'model'
        | 'validator'
        | 'gatewayResponse'
        | 'stage'
      key: string
    }

/** Reads a node id. */
export function readNodeId(id: NodeId | undefined): Selected {
  if (id === undefined || id === apiNodeId) return { kind: 'api' }
  const colon = id.indexOf(':')
  const kind = id.slice(0, colon)
  const key = id.slice(colon + 1)
  switch (kind) {
    case 'resource':
      return { kind, resourceId: key }
    case 'method': {
      const last = key.lastIndexOf(':')
      return { kind, resourceId: key.slice(0, last), httpMethod: key.slice(last + 1) as HttpMethod }
    }
    case 'authorizer':
    case 'function':
    case 'http':
    case 'aws':
    case 'mock':
    case 'vpcLink':
    case 'model':
    case 'validator':
    case 'gatewayResponse':
    case 'stage':
      return { kind, key }
    default:
      return { kind: 'api' }
  }
}

/** The resource that a new method or child goes to: the selected one, or that of the selected method. */
export function selectedResource(ids: readonly NodeId[]): string | undefined {
  const first = readNodeId(ids[0])
  return first.kind === 'resource' || first.kind === 'method' ? first.resourceId : undefined
}
