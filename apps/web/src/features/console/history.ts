import { type ConsoleRequest, emptyRequest } from './console-request.ts'

/** A request that was sent, as the history keeps it: without its trace, which lives as long as the page. */
export type HistoryEntry = { id: string; at: number; request: ConsoleRequest; status: number; latencyMs: number }

const kept = 50
const keyOf = (apiId: string) => `gatewright:history:${apiId}`
const draftKeyOf = (apiId: string) => `gatewright:request:${apiId}`

/** The history of one API in this browser, newest first. Broken storage reads as empty. */
export function readHistory(apiId: string, storage: Storage = localStorage): HistoryEntry[] {
  const stored = read(storage, keyOf(apiId))
  return Array.isArray(stored) ? (stored as HistoryEntry[]) : []
}

/** Puts an entry on top and forgets those beyond the last 50. */
export function addToHistory(apiId: string, entry: HistoryEntry, storage: Storage = localStorage): HistoryEntry[] {
  const entries = [entry, ...readHistory(apiId, storage)].slice(0, kept)
  write(storage, keyOf(apiId), entries)
  return entries
}

/** The request that was being written when the page was left. */
export function readDraftRequest(apiId: string, storage: Storage = localStorage): ConsoleRequest | undefined {
  const stored = read(storage, draftKeyOf(apiId))
  return stored === undefined ? undefined : { ...emptyRequest, ...(stored as Partial<ConsoleRequest>) }
}

export function writeDraftRequest(apiId: string, request: ConsoleRequest, storage: Storage = localStorage): void {
  write(storage, draftKeyOf(apiId), request)
}

function read(storage: Storage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function write(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value))
  } catch {
    // a full storage loses the history, never the request that is on screen
  }
}
