import { type Design, isPathPrefix, type Path } from '@gatewright/definition'
import type { Patches } from 'mutative'
import type { Command } from './command.ts'
import type { Journal } from './journal.ts'
import {
  allPatches,
  applyChanges,
  type Change,
  type Clash,
  commonLabel,
  edit,
  findClashes,
  patchPath,
} from './patches.ts'

/** `offline`: the last save did not reach the server; it is tried again. `conflict`: see `clashes`. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict'

/** One undo step; `patches` lead forward, `inverse` back. */
type Step = { label: string; patches: Patches; inverse: Patches; burst?: string | undefined; at: number }

/** What React reads; a new object whenever something in it changes. */
export type DesignState = {
  readonly design: Design
  /** of the last acknowledged save */
  readonly revision: number
  readonly saveState: SaveState
  readonly undoLabel: string | undefined
  readonly redoLabel: string | undefined
  readonly clashes: readonly Clash[]
}

/** The server, as the store needs it. `save` rejects with `StaleRevision` when somebody else saved first. */
export type DesignRemote = {
  save(input: { baseRevision: number; label: string; patches: Patches }): Promise<{ revision: number }>
  changesSince(revision: number): Promise<{ revision: number; changes: Change[] }>
}

/** Thrown by {@link DesignRemote.save} when `baseRevision` is no longer the newest. */
export class StaleRevision extends Error {}

/** Timers of the host; milliseconds. */
export type StoreClock = {
  now(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(handle: unknown): void
}

type Options = {
  design: Design
  revision: number
  remote: DesignRemote
  journal?: Journal
  clock: StoreClock
}

const saveDelay = 500
const burstWindow = 1000
const retryDelays = [1000, 2000, 5000, 10_000]

export type DesignStore = ReturnType<typeof createDesignStore>

/**
 * The open design: one history for canvas, forms and code, saved 500 ms after the last edit.
 * Every edit becomes patches; unsaved ones stand in the journal until the server has acknowledged them.
 * When somebody else saved first, theirs come first and mine are applied on top; fields that both changed
 * are reported as clashes and wait for `resolve`.
 */
export function createDesignStore({ design, revision, remote, journal, clock }: Options) {
  let acknowledged = design
  let pending: Change[] = []
  let inFlight: Change[] = []
  let past: Step[] = []
  let future: Step[] = []
  let theirs: { revision: number; changes: Change[] } | undefined
  let timer: unknown
  let failures = 0
  let saving: Promise<void> | undefined
  let state: DesignState = {
    design,
    revision,
    saveState: 'saved',
    undoLabel: undefined,
    redoLabel: undefined,
    clashes: [],
  }
  const listeners = new Set<() => void>()

  function publish(changes: Partial<DesignState>) {
    state = { ...state, ...changes, undoLabel: past.at(-1)?.label, redoLabel: future.at(-1)?.label }
    for (const listener of listeners) listener()
  }

  function keepJournal() {
    const changes = [...inFlight, ...pending]
    journal?.write(changes.length === 0 ? undefined : { baseRevision: state.revision, changes })
  }

  function record(label: string, patches: Patches, next: Design) {
    pending.push({ label, patches })
    keepJournal()
    publish({ design: next, saveState: state.saveState === 'conflict' ? 'conflict' : 'unsaved' })
    schedule(saveDelay)
  }

  function schedule(ms: number) {
    if (state.saveState === 'conflict') return
    clock.clearTimeout(timer)
    timer = clock.setTimeout(() => void flush(), ms)
  }

  /** Does a command: one undo step. Nothing happens when it changes nothing; what it throws reaches the caller and changes nothing. */
  function run(command: Command): void {
    const { next, patches, inverse } = edit(state.design, command.run)
    if (patches.length === 0) return
    const last = past.at(-1)
    const at = clock.now()
    const step = { label: command.label, patches, inverse, burst: command.burst, at }
    const joins =
      last !== undefined && command.burst !== undefined && last.burst === command.burst && at - last.at < burstWindow
    if (joins && future.length === 0) {
      past[past.length - 1] = {
        ...step,
        patches: [...last.patches, ...patches],
        inverse: [...inverse, ...last.inverse],
      }
    } else past.push(step)
    future = []
    record(command.label, patches, next)
  }

  function travel(from: Step[], to: Step[], which: 'patches' | 'inverse', word: string) {
    const step = from.pop()
    if (step === undefined) return
    let next: Design
    try {
      next = applyChanges(state.design, [{ label: step.label, patches: step[which] }])
    } catch {
      // somebody else removed the place: this step can no longer be taken
      publish({})
      return
    }
    to.push({ ...step, burst: undefined })
    record(`${word} ${step.label}`, step[which], next)
  }

  /** Takes the last step back. */
  const undo = () => travel(past, future, 'inverse', 'Undo')
  /** Takes the last undone step again. */
  const redo = () => travel(future, past, 'patches', 'Redo')

  /** Saves what is unsaved, now. Resolves when the server has answered (or could not be reached). */
  function flush(): Promise<void> {
    clock.clearTimeout(timer)
    saving ??= saveAll().finally(() => {
      saving = undefined
    })
    return saving
  }

  async function saveAll(): Promise<void> {
    while (pending.length > 0 && state.saveState !== 'conflict') {
      inFlight = pending
      pending = []
      publish({ saveState: 'saving' })
      try {
        const patches = allPatches(inFlight)
        const answer = await remote.save({ baseRevision: state.revision, label: commonLabel(inFlight), patches })
        acknowledged = applyChanges(acknowledged, inFlight)
        inFlight = []
        failures = 0
        publish({ revision: answer.revision, saveState: pending.length > 0 ? 'unsaved' : 'saved' })
        keepJournal()
      } catch (error) {
        pending = [...inFlight, ...pending]
        inFlight = []
        if (error instanceof StaleRevision) await rebase().catch(retryLater)
        else retryLater()
        if (state.saveState === 'offline') return
      }
    }
  }

  function retryLater() {
    publish({ saveState: 'offline' })
    schedule(retryDelays[Math.min(failures++, retryDelays.length - 1)] ?? 10_000)
  }

  /** Fetches what others saved and puts my unsaved changes on top of it. */
  async function rebase(): Promise<void> {
    const news = await remote.changesSince(state.revision)
    const mine = [...inFlight, ...pending]
    // a save whose answer was lost stands in the log already: it is mine, not somebody else's
    const own = news.changes.findIndex((change) => sameAsHead(change, mine))
    const others = news.changes.filter((_, index) => index !== own)
    const saved = own === -1 ? 0 : headLength(news.changes[own], mine)
    const unsaved = mine.slice(saved)
    const clashes = findClashes(acknowledged, mine, others)
    if (clashes.length > 0) {
      theirs = news
      publish({ saveState: 'conflict', clashes })
      return
    }
    acceptTheirs(news, unsaved)
  }

  function acceptTheirs(news: { revision: number; changes: Change[] }, unsaved: Change[]) {
    const base = applyChanges(acknowledged, news.changes)
    try {
      const next = applyChanges(base, unsaved)
      acknowledged = base
      pending = unsaved
      publish({
        design: next,
        revision: news.revision,
        saveState: unsaved.length > 0 ? 'unsaved' : 'saved',
        clashes: [],
      })
      keepJournal()
      schedule(saveDelay)
    } catch {
      theirs = news
      const path = ['definition']
      publish({
        saveState: 'conflict',
        clashes: [{ path, before: acknowledged.definition, mine: state.design.definition, theirs: base.definition }],
      })
    }
  }

  /** Ends a conflict: for each clashing field (by its place in `clashes`) mine or theirs; everything else of both is kept. */
  function resolve(choices: readonly ('mine' | 'theirs')[]): void {
    if (theirs === undefined) return
    const news = theirs
    const clashes = state.clashes
    theirs = undefined
    const base = applyChanges(acknowledged, news.changes)
    const free = pending.map((change) => ({
      ...change,
      patches: change.patches.filter((patch) => !clashes.some((clash) => within(clash.path, patch))),
    }))
    let next = base
    const kept: Change[] = []
    for (const change of free) {
      try {
        next = applyChanges(next, [change])
        if (change.patches.length > 0) kept.push(change)
      } catch {
        // its place is gone in theirs; the clash that covers it decides
      }
    }
    const patches: Patches = clashes.flatMap((clash, index) => (choices[index] === 'mine' ? [setValue(clash)] : []))
    const decision = { label: 'Resolve conflict', patches }
    next = applyChanges(next, [decision])
    acknowledged = base
    pending = patches.length > 0 ? [...kept, decision] : kept
    past = []
    future = []
    publish({ design: next, revision: news.revision, saveState: pending.length > 0 ? 'unsaved' : 'saved', clashes: [] })
    keepJournal()
    schedule(0)
  }

  /** Takes over changes that a crash or a closed tab left unsaved. */
  async function adopt(entry: { baseRevision: number; changes: Change[] }): Promise<void> {
    if (entry.changes.length === 0) return
    const since = await remote.changesSince(entry.baseRevision)
    const own = since.changes.findIndex((change) => sameAsHead(change, entry.changes))
    const unsaved = own === -1 ? entry.changes : entry.changes.slice(headLength(since.changes[own], entry.changes))
    for (const change of unsaved) {
      try {
        const next = applyChanges(state.design, [change])
        record(change.label, change.patches, next)
      } catch {
        // its place is gone: somebody else removed it after the crash
      }
    }
  }

  return {
    get: (): DesignState => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run,
    undo,
    redo,
    flush,
    resolve,
    adopt,
    /** Looks whether somebody else saved, for example when the window comes to the front. */
    async refresh(): Promise<void> {
      if (saving !== undefined || state.saveState === 'conflict') return
      const news = await remote.changesSince(state.revision)
      if (news.changes.length > 0 && saving === undefined) await rebase()
    },
    /** Stops the timers; unsaved changes stay in the journal. */
    dispose(): void {
      clock.clearTimeout(timer)
      listeners.clear()
    },
  }
}

function headLength(change: Change | undefined, mine: readonly Change[]): number {
  const text = JSON.stringify(change?.patches)
  for (let length = 1; length <= mine.length; length++) {
    if (JSON.stringify(allPatches(mine.slice(0, length))) === text) return length
  }
  return 0
}

const sameAsHead = (change: Change, mine: readonly Change[]) => headLength(change, mine) > 0

function within(prefix: Path, patch: Patches[number]): boolean {
  return isPathPrefix(prefix, patchPath(patch))
}

function setValue(clash: Clash): Patches[number] {
  const path = [...clash.path]
  return clash.mine === undefined
    ? { op: 'remove', path }
    : { op: clash.theirs === undefined ? 'add' : 'replace', path, value: clash.mine }
}
