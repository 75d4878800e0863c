import type { ConsoleRequest } from './console-request.ts'

/** A request that is open in a tab, and the last run of it while the page knows it. */
export type RequestTab = { id: number; request: ConsoleRequest; runId?: string | undefined }

/** The tabs of an API: never none. `closed` are those that can be opened again, the newest last. */
export type OpenRequests = { tabs: readonly RequestTab[]; activeId: number; closed: readonly RequestTab[] }

/** Tabs that may be open, and closed ones that are remembered. The longest unseen goes to the closed ones when there are more. */
export const tabLimits = { open: 24, closed: 12 } as const

/** One tab with one request. */
export function oneTab(request: ConsoleRequest): OpenRequests {
  return { tabs: [{ id: 1, request }], activeId: 1, closed: [] }
}

/** The tab in front. */
export function activeTab({ tabs, activeId }: OpenRequests): RequestTab {
  const tab = tabs.find(({ id }) => id === activeId) ?? tabs[0]
  if (tab === undefined) throw new Error('There is always one tab.')
  return tab
}

/** Opens a request in a tab of its own, right of the one in front, and brings it to the front. */
export function openTab(state: OpenRequests, request: ConsoleRequest, runId?: string): OpenRequests {
  const tab = { id: nextId(state), request, ...(runId === undefined ? {} : { runId }) }
  const at = state.tabs.findIndex(({ id }) => id === state.activeId) + 1
  const tabs = [...state.tabs.slice(0, at), tab, ...state.tabs.slice(at)]
  return bounded({ ...state, tabs, activeId: tab.id })
}

/** Closes a tab; it can be reopened. The last one leaves `empty` in its place. */
export function closeTab(state: OpenRequests, id: number, empty: ConsoleRequest): OpenRequests {
  const at = state.tabs.findIndex((tab) => tab.id === id)
  const tab = state.tabs[at]
  if (tab === undefined) return state
  const closed = [...state.closed, tab].slice(-tabLimits.closed)
  const rest = state.tabs.filter((each) => each.id !== id)
  const tabs = rest.length === 0 ? [{ id: nextId(state), request: empty }] : rest
  const activeId =
    state.activeId === id || rest.length === 0 ? (tabs[Math.min(at, tabs.length - 1)]?.id ?? 1) : state.activeId
  return { tabs, activeId, closed }
}

/** Opens the tab again that was closed last, at the end; nothing happens when there is none. */
export function reopenTab(state: OpenRequests): OpenRequests {
  const tab = state.closed.at(-1)
  if (tab === undefined) return state
  const again = { ...tab, id: nextId(state) }
  return bounded({ tabs: [...state.tabs, again], activeId: again.id, closed: state.closed.slice(0, -1) })
}

/** Brings a tab to the front. */
export function selectTab(state: OpenRequests, id: number): OpenRequests {
  return state.tabs.some((tab) => tab.id === id) ? { ...state, activeId: id } : state
}

/** Moves a tab by so many places; it stops at either end. */
export function moveTab(state: OpenRequests, id: number, by: number): OpenRequests {
  const from = state.tabs.findIndex((tab) => tab.id === id)
  const tab = state.tabs[from]
  if (tab === undefined) return state
  const rest = state.tabs.filter((each) => each.id !== id)
  const to = Math.max(0, Math.min(rest.length, from + by))
  return { ...state, tabs: [...rest.slice(0, to), tab, ...rest.slice(to)] }
}

/** Changes a tab: the one in front, unless another is named. */
export function changeTab(
  state: OpenRequests,
  change: Partial<Omit<RequestTab, 'id'>>,
  id: number = state.activeId,
): OpenRequests {
  return { ...state, tabs: state.tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)) }
}

function nextId({ tabs, closed }: OpenRequests): number {
  return Math.max(0, ...tabs.map(({ id }) => id), ...closed.map(({ id }) => id)) + 1
}

function bounded(state: OpenRequests): OpenRequests {
  if (state.tabs.length <= tabLimits.open) return state
  const oldest = state.tabs.reduce((one, other) =>
    other.id === state.activeId || (one.id !== state.activeId && one.id < other.id) ? one : other,
  )
  return {
    ...state,
    tabs: state.tabs.filter(({ id }) => id !== oldest.id),
    closed: [...state.closed, oldest].slice(-tabLimits.closed),
  }
}
