import type { Change } from './patches.ts'

/** What was edited and not yet acknowledged by the server. */
export type JournalEntry = { baseRevision: number; changes: Change[] }

/** Keeps unsaved changes where a crash or a closed tab cannot reach them. */
export type Journal = { read(): JournalEntry | undefined; write(entry: JournalEntry | undefined): void }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A journal in the browser's storage under one key; a full or forbidden storage is not an error, the server still saves. */
export function storageJournal(storage: Store, key: string): Journal {
  return {
    read() {
      const text = storage.getItem(key)
      if (text === null) return undefined
      try {
        const entry: unknown = JSON.parse(text)
        return isEntry(entry) ? entry : undefined
      } catch {
        return undefined
      }
    },
    write(entry) {
      try {
        if (entry === undefined) storage.removeItem(key)
        else storage.setItem(key, JSON.stringify(entry))
      } catch {
        // the quota is full: the next save to the server is what keeps the change
      }
    },
  }
}

function isEntry(value: unknown): value is JournalEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'baseRevision' in value &&
    'changes' in value &&
    Array.isArray(value.changes)
  )
}

const prefix = (apiId: string) => `gatewright:journal:${apiId}:`

/** Journals of an API that no open tab holds: what closed tabs and crashes left. Each is removed once `adopt` has taken it. */
export async function adoptOrphans(
  apiId: string,
  ownKey: string,
  adopt: (entry: JournalEntry) => Promise<void>,
): Promise<void> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix(apiId)) && key !== ownKey)
  for (const key of keys) {
    await navigator.locks.request(key, { ifAvailable: true }, async (lock) => {
      if (lock === null) return
      const journal = storageJournal(localStorage, key)
      const entry = journal.read()
      if (entry !== undefined) await adopt(entry)
      journal.write(undefined)
    })
  }
}

/** The journal of this tab: its key is held by a lock until the tab goes. */
export function tabJournal(apiId: string): { key: string; journal: Journal; release: () => void } {
  const key = `${prefix(apiId)}${crypto.randomUUID()}`
  const holding = Promise.withResolvers<void>()
  void navigator.locks.request(key, () => holding.promise)
  return { key, journal: storageJournal(localStorage, key), release: () => holding.resolve() }
}
