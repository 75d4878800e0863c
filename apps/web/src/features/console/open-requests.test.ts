import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyRequest } from './console-request.ts'
import { addToHistory, openInConsole, readHistory, readOpenRequests, writeOpenRequests } from './history.ts'
import {
  activeTab,
  changeTab,
  closeTab,
  moveTab,
  type OpenRequests,
  oneTab,
  openTab,
  reopenTab,
  selectTab,
  tabLimits,
} from './open-requests.ts'

const at = (path: string) => ({ ...emptyRequest, path })
const paths = (state: OpenRequests) =>
  state.tabs.map(({ id, request }) => (id === state.activeId ? `[${request.path}]` : request.path))
const three = openTab(openTab(oneTab(at('a')), at('b')), at('c'))

test('a request opens right of the tab in front, and comes to the front', () => {
  expect(paths(three)).toEqual(['a', 'b', '[c]'])
  expect(paths(openTab(selectTab(three, 1), at('d')))).toEqual(['a', '[d]', 'b', 'c'])
})

test('closing brings the neighbour to the front, and nothing is lost: the tab opens again as it was', () => {
  const closed = closeTab(selectTab(three, 2), 2, at('new'))
  expect(paths(closed)).toEqual(['a', '[c]'])
  expect(paths(reopenTab(closed))).toEqual(['a', 'c', '[b]'])
  expect(paths(closeTab(oneTab(at('a')), 1, at('new')))).toEqual(['[new]'])
})

test('a tab moves and stops at the ends', () => {
  expect(paths(moveTab(three, 3, -1))).toEqual(['a', '[c]', 'b'])
  expect(paths(moveTab(three, 3, -9))).toEqual(['[c]', 'a', 'b'])
  expect(paths(moveTab(three, 3, 1))).toEqual(['a', 'b', '[c]'])
})

test('whatever is done there are tabs, one of them in front, within the bounds, with ids of their own', () => {
  const step = fc.oneof(
    fc.constant((state: OpenRequests) => openTab(state, at('x'))),
    fc.nat(40).map((id) => (state: OpenRequests) => closeTab(state, id, at('new'))),
    fc.constant(reopenTab),
    fc.nat(40).map((id) => (state: OpenRequests) => selectTab(state, id)),
    fc.tuple(fc.nat(40), fc.integer({ min: -3, max: 3 })).map(
      ([id, by]) =>
        (state: OpenRequests) =>
          moveTab(state, id, by),
    ),
    fc.constant((state: OpenRequests) => changeTab(state, { request: at('y') })),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const state = steps.reduce((before, next) => next(before), oneTab(at('a')))
      const ids = state.tabs.map(({ id }) => id)
      expect(ids).toContain(activeTab(state).id)
      expect(activeTab(state).id).toBe(state.activeId)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeLessThanOrEqual(tabLimits.open)
      expect(state.closed.length).toBeLessThanOrEqual(tabLimits.closed)
    }),
  )
})

function memory(limit = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > limit) throw new Error('quota')
      items.set(key, value)
    },
    removeItem: (key) => items.delete(key),
    clear: () => items.clear(),
    key: () => null,
    length: 0,
  }
}

test('tabs read back as they were left', () => {
  const storage = memory()
  writeOpenRequests('api', three, storage)
  expect(readOpenRequests('api', storage)).toEqual(three)
})

test('the one request of before there were tabs becomes the first tab', () => {
  const storage = memory()
  storage.setItem('gatewright:request:api', JSON.stringify({ method: 'PUT', path: '/x', headers: [], body: '' }))
  expect(readOpenRequests('api', storage)?.tabs[0]?.request).toMatchObject({ method: 'PUT', path: '/x' })
  openInConsole('api', at('/y'), storage)
  expect(readOpenRequests('api', storage)?.tabs.map(({ request }) => request.path)).toEqual(['/x', '/y'])
})

test('broken storage reads as none', () => {
  const storage = memory()
  for (const value of ['{', '7', '{"tabs":[{}]}', '{"tabs":7}']) {
    storage.setItem('gatewright:requests:api', value)
    expect(readOpenRequests('api', storage)).toBeUndefined()
  }
})

test('a full storage gives up closed tabs first', () => {
  const large = at('x'.repeat(10_000))
  const storage = memory(15_000)
  writeOpenRequests('api', closeTab(openTab(oneTab(large), large), 2, large), storage)
  expect(readOpenRequests('api', storage)).toMatchObject({ tabs: [{ request: large }], closed: [] })
})

test('of large files the name is kept, and that they are missing', () => {
  const storage = memory()
  const file = { name: 'large.bin', type: '', base64: 'A'.repeat(400_000) }
  const request = { ...emptyRequest, bodyKind: 'binary' as const, file }
  writeOpenRequests('api', oneTab(request), storage)
  expect(readOpenRequests('api', storage)?.tabs[0]?.request.file).toEqual({
    name: 'large.bin',
    type: '',
    base64: '',
    missing: true,
  })
  addToHistory('api', { id: '1', at: 0, request, status: 200, latencyMs: 1 }, storage)
  expect(readHistory('api', storage)[0]?.request.file?.missing).toBe(true)
})
