import { type Design, emptyRestApi, type RestApi } from '@gatewright/definition'
import {
  addMethod,
  addResource,
  type DesignDraft,
  deleteResource,
  renameResource,
  restApiOf,
} from '@gatewright/definition/edit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from './command.ts'
import { createDesignStore, type DesignRemote, StaleRevision } from './design-store.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { applyChanges, type Change } from './patches.ts'

const blank = (): Design => ({
  definition: emptyRestApi('orders'),
  layout: {},
  backends: { functions: {}, http: {}, aws: {} },
})
const restOf = (design: Design) => design.definition as RestApi
const partsOf = (design: Design) =>
  Object.values(restOf(design).resources)
    .map(({ pathPart }) => pathPart)
    .sort()

const add = (path: string): Command => ({ label: `Add ${path}`, run: (draft) => void addResource(draft, path) })
/** The id of the resource with a path part; one that is nowhere when there is none. */
const idOf = (draft: DesignDraft, part: string) =>
  Object.entries(restApiOf(draft).resources).find(([, { pathPart }]) => pathPart === part)?.[0] ?? 'gone'
const remove = (part: string): Command => ({
  label: `Delete ${part}`,
  run: (draft) => deleteResource(draft, idOf(draft, part)),
})
const addTo =
  (part: string) =>
  (verb: 'GET' | 'POST'): Command => ({
    label: `Add ${verb}`,
    run: (draft) => void addMethod(draft, { resourceId: idOf(draft, part), httpMethod: verb }),
  })
const describeAs = (text: string, burst?: string): Command => ({
  label: 'Edit description',
  run: (draft) => {
    draft.definition.description = text
  },
  ...(burst === undefined ? {} : { burst }),
})

/** A clock whose timers run when the test says so. */
function handClock() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    setTimeout: (run: () => void, ms: number) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return timer
    },
    clearTimeout: (handle: unknown) => {
      timers = timers.filter((timer) => timer !== handle)
    },
    pass(ms: number) {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { run } of due) run()
    },
  }
}

/** A server that keeps the log of changes and refuses what does not start from its newest revision. */
function server(design = blank()) {
  const log: Change[] = []
  let stored = design
  let fault: 'refused' | 'answerLost' | undefined
  const accept = (change: Change) => {
    stored = applyChanges(stored, [change])
    log.push(change)
    return { revision: log.length }
  }
  const remote: DesignRemote = {
    save: async ({ baseRevision, label, patches }) => {
      const now = fault
      fault = undefined
      if (now === 'refused') throw new Error('no connection')
      if (baseRevision !== log.length) throw new StaleRevision()
      const answer = accept(structuredClone({ label, patches }))
      if (now === 'answerLost') throw new Error('connection reset')
      return answer
    },
    changesSince: async (revision) => ({ revision: log.length, changes: structuredClone(log.slice(revision)) }),
  }
  return {
    remote,
    get design() {
      return stored
    },
    get log() {
      return log
    },
    failNext: (kind: typeof fault) => {
      fault = kind
    },
  }
}

function memoryJournal(): Journal & { entry: JournalEntry | undefined } {
  return {
    entry: undefined,
    read() {
      return this.entry
    },
    write(entry) {
      this.entry = structuredClone(entry)
    },
  }
}

function open(on = server(), journal = memoryJournal()) {
  const clock = handClock()
  const store = createDesignStore({
    design: on.design,
    revision: on.log.length,
    remote: on.remote,
    journal,
    clock,
  })
  return { store, clock, on, journal }
}

describe('one history', () => {
  const commands: fc.Arbitrary<Command> = fc.oneof(
    fc.constantFrom('/a', '/a/b', '/a/{id}', '/c', '/{any}').map(add),
    fc.constantFrom('a', 'b', 'c').map(remove),
    fc.constantFrom('x', 'y').map(
      (name): Command => ({
        label: `Rename to ${name}`,
        run: (draft) => renameResource(draft, idOf(draft, 'a'), name),
      }),
    ),
    fc.constantFrom('GET' as const, 'POST' as const).map(addTo('a')),
    fc.string().map((text) => describeAs(text)),
  )

  it('undoing everything gives the design that was opened, redoing everything the last one', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 12 }), (list) => {
        const { store } = open()
        const opened = store.get().design
        for (const command of list) {
          try {
            store.run(command)
          } catch {
            // refused edits change nothing
          }
        }
        const last = store.get().design
        for (let left = 100; store.get().undoLabel !== undefined && left > 0; left -= 1) store.undo()
        expect(store.get().design).toEqual(opened)
        for (let left = 100; store.get().redoLabel !== undefined && left > 0; left -= 1) store.redo()
        expect(store.get().design).toEqual(last)
      }),
    )
  })

  it('a refused edit throws and leaves design and history alone', () => {
    const { store } = open()
    store.run(add('/a'))
    const before = store.get()
    expect(() => store.run(add('/a'))).toThrow(/exists already/)
    expect(store.get()).toBe(before)
  })

  it('an edit that changes nothing is no step', () => {
    const { store } = open()
    store.run({ label: 'Nothing', run: () => undefined })
    expect(store.get().undoLabel).toBeUndefined()
  })

  it('typing in one field is one step, unless a second passes between', () => {
    const { store, clock } = open()
    for (const text of ['o', 'or', 'ord']) store.run(describeAs(text, 'description'))
    clock.pass(1500)
    store.run(describeAs('orders', 'description'))
    store.undo()
    expect(store.get().design.definition.description).toBe('ord')
    store.undo()
    expect(store.get().design.definition.description).toBeUndefined()
  })

  it('a new edit ends what could be redone', () => {
    const { store } = open()
    store.run(add('/a'))
    store.undo()
    store.run(add('/b'))
    expect(store.get().redoLabel).toBeUndefined()
  })
})

describe('saving', () => {
  it('waits 500 ms after the last edit, then sends all of them as one change', async () => {
    const { store, clock, on } = open()
    store.run(add('/a'))
    clock.pass(400)
    store.run(add('/b'))
    clock.pass(400)
    expect(on.log).toEqual([])
    clock.pass(100)
    await store.flush()
    expect(on.log).toHaveLength(1)
    expect(on.design).toEqual(store.get().design)
    expect(store.get()).toMatchObject({ saveState: 'saved', revision: 1 })
  })

  it('says saved only when nothing stands in the journal any more', async () => {
    const { store, journal } = open()
    store.run(add('/a'))
    expect(store.get().saveState).toBe('unsaved')
    expect(journal.entry?.changes).toHaveLength(1)
    await store.flush()
    expect(store.get().saveState).toBe('saved')
    expect(journal.entry).toBeUndefined()
  })

  it('an edit during a save is saved too', async () => {
    const { store, on } = open()
    store.run(add('/a'))
    const saving = store.flush()
    store.run(add('/b'))
    await saving
    expect(partsOf(on.design)).toEqual(['', 'a', 'b'])
    expect(store.get().saveState).toBe('saved')
  })

  it('tries again when the server cannot be reached', async () => {
    const { store, clock, on } = open()
    on.failNext('refused')
    store.run(add('/a'))
    await store.flush()
    expect(store.get().saveState).toBe('offline')
    clock.pass(1000)
    await store.flush()
    expect(partsOf(on.design)).toEqual(['', 'a'])
    expect(store.get().saveState).toBe('saved')
  })

  it('does not save twice what was stored although the answer got lost', async () => {
    const { store, clock, on } = open()
    on.failNext('answerLost')
    store.run(add('/a'))
    await store.flush()
    clock.pass(1000)
    await store.flush()
    expect(on.log).toHaveLength(1)
    expect(store.get()).toMatchObject({ saveState: 'saved', revision: 1 })
    expect(store.get().design).toEqual(on.design)
  })
})

describe('two windows', () => {
  it('independent edits of both are kept', async () => {
    const on = server()
    const one = open(on)
    const two = open(on)
    one.store.run(add('/one'))
    two.store.run(add('/two'))
    await one.store.flush()
    await two.store.flush()
    expect(partsOf(on.design)).toEqual(['', 'one', 'two'])
    expect(two.store.get().design).toEqual(on.design)
    await one.store.refresh()
    expect(one.store.get().design).toEqual(on.design)
  })

  it.each([
    ['mine', 'from two'],
    ['theirs', 'from one'],
  ] as const)('a field that both changed is a clash, and choosing %s decides it', async (choice, expected) => {
    const on = server()
    const one = open(on)
    const two = open(on)
    one.store.run(describeAs('from one'))
    await one.store.flush()
    two.store.run(describeAs('from two'))
    two.store.run(add('/kept'))
    await two.store.flush()
    expect(two.store.get()).toMatchObject({
      saveState: 'conflict',
      clashes: [{ path: ['definition', 'description'], mine: 'from two', theirs: 'from one' }],
    })
    two.store.resolve([choice])
    await two.store.flush()
    expect(on.design.definition.description).toBe(expected)
    expect(partsOf(on.design)).toEqual(['', 'kept'])
    expect(two.store.get()).toMatchObject({ saveState: 'saved', clashes: [] })
  })

  it('an edit of what the other window removed is a conflict, and neither version is lost', async () => {
    const on = server()
    const one = open(on)
    one.store.run(add('/a'))
    await one.store.flush()
    const two = open(on)
    one.store.run(remove('a'))
    await one.store.flush()
    two.store.run(addTo('a')('GET'))
    const mine = two.store.get().design
    await two.store.flush()
    expect(two.store.get().saveState).toBe('conflict')
    expect(two.store.get().design).toEqual(mine)
    expect(two.journal.entry?.changes).toHaveLength(1)
  })
})

describe('after a crash', () => {
  it('what the journal holds is taken over and saved', async () => {
    const on = server()
    const crashed = open(on)
    crashed.store.run(add('/a'))
    const next = open(on)
    await next.store.adopt(crashed.journal.entry ?? { baseRevision: 0, changes: [] })
    await next.store.flush()
    expect(partsOf(on.design)).toEqual(['', 'a'])
  })

  it('what the server stored before the crash is not applied again', async () => {
    const on = server()
    const crashed = open(on)
    on.failNext('answerLost')
    crashed.store.run(add('/a'))
    await crashed.store.flush()
    const next = open(on)
    await next.store.adopt(crashed.journal.entry ?? { baseRevision: 0, changes: [] })
    await next.store.flush()
    expect(on.log).toHaveLength(1)
    expect(next.store.get().design).toEqual(on.design)
  })
})
