import type { ConsoleRequest } from './console-request.ts'
import { type OpenRequests, oneTab, openTab, type RequestTab } from './open-requests.ts'
import { readStoredRequest } from './stored-request.ts'
import { withoutLargeFiles } from './without-large-files.ts'

/** A request that was sent, as the history keeps it: without its trace, which lives as long as the page. */
export type HistoryEntry = { id: string; at: number; request: ConsoleRequest; status: number; latencyMs: number }

const kept = 50
const keyOf = (apiId: string) => `gatewright:history:${apiId}`
const tabsKeyOf = (apiId: string) => `gatewright:requests:${apiId}`
/** where the one request stood before there were tabs */
const draftKeyOf = (apiId: string) => `gatewright:request:${apiId}`

/** The history of one API in this browser, newest first. Broken storage reads as empty. */
export function readHistory(apiId: string, storage: Storage = localStorage): HistoryEntry[] {
  const stored = read(storage, keyOf(apiId))
  if (!Array.isArray(stored)) return []
  return stored.flatMap((value: Partial<HistoryEntry> | null): HistoryEntry[] => {
    const request = readStoredRequest(value?.request)
    const { id, at, status, latencyMs } = value ?? {}
    return request === undefined || id === undefined || at === undefined || status === undefined
      ? []
      : [{ id, at, request, status, latencyMs: latencyMs ?? 0 }]
  })
}

/** Puts an entry on top and forgets those beyond the last 50. */
export function addToHistory(apiId: string, entry: HistoryEntry, storage: Storage = localStorage): HistoryEntry[] {
  const entries = [{ ...entry, request: withoutLargeFiles(entry.request) }, ...readHistory(apiId, storage)].slice(
    0,
    kept,
  )
  write(storage, keyOf(apiId), entries)
  return entries
}

/** The tabs that were open when the page was left; undefined where none were, so that a first request can be made up. */
export function readOpenRequests(apiId: string, storage: Storage = localStorage): OpenRequests | undefined {
  const stored = read(storage, tabsKeyOf(apiId)) as Partial<Record<keyof OpenRequests, unknown>> | undefined
  const tabs = readTabs(stored?.tabs)
  const [first] = tabs
  if (first === undefined) {
    const former = readStoredRequest(read(storage, draftKeyOf(apiId)))
    return former === undefined ? undefined : oneTab(former)
  }
  const activeId = tabs.find(({ id }) => id === stored?.activeId)?.id ?? first.id
  return { tabs, activeId, closed: readTabs(stored?.closed) }
}

function readTabs(value: unknown): RequestTab[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((tab: Partial<RequestTab> | null): RequestTab[] => {
    const request = readStoredRequest(tab?.request)
    return request === undefined || typeof tab?.id !== 'number'
      ? []
      : [{ id: tab.id, request, ...(typeof tab.runId === 'string' ? { runId: tab.runId } : {}) }]
  })
}

/** Keeps the tabs over a reload. Where the storage is full the closed ones go first; false when even the open ones do not fit. */
export function writeOpenRequests(apiId: string, state: OpenRequests, storage: Storage = localStorage): boolean {
  const kept = (tab: RequestTab) => ({ ...tab, request: withoutLargeFiles(tab.request) })
  const stored = { ...state, tabs: state.tabs.map(kept), closed: state.closed.map(kept) }
  return write(storage, tabsKeyOf(apiId), stored) || write(storage, tabsKeyOf(apiId), { ...stored, closed: [] })
}

/** Opens a request in a tab of the console, from another page. */
export function openInConsole(apiId: string, request: ConsoleRequest, storage: Storage = localStorage): void {
  const state = readOpenRequests(apiId, storage)
  writeOpenRequests(apiId, state === undefined ? oneTab(request) : openTab(state, request), storage)
}

function read(storage: Storage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** A full storage loses the history, never the request that is on screen. */
function write(storage: Storage, key: string, value: unknown): boolean {
  try {
    storage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
