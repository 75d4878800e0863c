import type { ConsoleRequest } from './console-request.ts'
import { readStoredRequest } from './stored-request.ts'

/** A request that was sent, as the history keeps it: without its trace, which lives as long as the page. */
export type HistoryEntry = { id: string; at: number; request: ConsoleRequest; status: number; latencyMs: number }

const kept = 50
const keyOf = (apiId: string) => `gatewright:history:${apiId}`
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
  const entries = [entry, ...readHistory(apiId, storage)].slice(0, kept)
  write(storage, keyOf(apiId), entries)
  return entries
}

/** The request that was being written when the page was left. */
export function readDraftRequest(apiId: string, storage: Storage = localStorage): ConsoleRequest | undefined {
  const stored = read(storage, draftKeyOf(apiId))
  return stored === undefined ? undefined : readStoredRequest(stored)
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
