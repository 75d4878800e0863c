import { expect, test } from 'vitest'
import { emptyRequest } from '../console/console-request.ts'
import { savedRows } from './filter-saved.ts'
import { mayMove, moveByKey, type SavedMove } from './move-saved.ts'
import { layersAt, planRun } from './plan-run.ts'
import { findSaved, readSavedTree, type SavedNode } from './saved-tree.ts'

const folder = (id: string, parentId: string | null, position: number) => ({
  id,
  parentId,
  name: `Folder ${id}`,
  position,
  document: { variables: [{ name: 'where', value: id }] },
})
const request = (id: string, folderId: string | null, position: number) => ({
  id,
  folderId,
  name: `Request ${id}`,
  position,
  document: { request: { ...emptyRequest, path: `/${id}` } },
})
/** a(one, b(two, three)), four, c() */
const root = readSavedTree({
  folders: [folder('c', null, 2), folder('a', null, 0), folder('b', 'a', 1)],
  requests: [request('four', null, 1), request('three', 'b', 1), request('two', 'b', 0), request('one', 'a', 0)],
  variables: { variables: [{ name: 'top', value: '1' }] },
})
const node = (id: string): SavedNode => {
  const found = findSaved(root, id)
  if (found === undefined) throw new Error(`there is no ${id}`)
  return found
}

test('a tree is in order, and a damaged document loses nothing but itself', () => {
  expect(savedRows(root.children, new Set(), '').map(({ node: each, depth }) => `${depth}${each.id}`)).toEqual([
    ...['0a', '1one', '1b', '2two', '2three', '0four', '0c'],
  ])
  const odd = readSavedTree({ folders: [], requests: [{ ...request('x', null, 0), document: 7 }], variables: 'x' })
  expect(odd.children).toMatchObject([{ name: 'Request x', request: { path: '/' } }])
})

test.each([
  [[], '', ['a', 'one', 'b', 'two', 'three', 'four', 'c']],
  [['a'], '', ['a', 'four', 'c']],
  [['b'], '', ['a', 'one', 'b', 'four', 'c']],
  [['a', 'b'], 'two', ['a', 'b', 'two']],
  [[], 'folder b', ['a', 'b', 'two', 'three']],
  [[], 'GET /four', ['four']],
  [[], 'nothing', []],
])('closed %j, searched for "%s": %j', (closed, filter, ids) => {
  expect(savedRows(root.children, new Set(closed), filter).map((row) => row.node.id)).toEqual(ids)
})

test.each<[string, Parameters<typeof moveByKey>[2], SavedMove | undefined]>([
  ['four', 'ArrowUp', { folderId: null, before: { kind: 'folder', id: 'a' } }],
  ['four', 'ArrowDown', { folderId: null }],
  ['four', 'ArrowRight', { folderId: 'a' }],
  ['a', 'ArrowDown', { folderId: null, before: { kind: 'folder', id: 'c' } }],
  ['a', 'ArrowUp', undefined],
  ['one', 'ArrowLeft', { folderId: null, before: { kind: 'request', id: 'four' } }],
  ['two', 'ArrowLeft', { folderId: 'a' }],
  ['c', 'ArrowLeft', undefined],
  ['c', 'ArrowRight', undefined],
])('%s moved by %s goes to %j', (id, key, move) => {
  expect(moveByKey(root, node(id), key)).toEqual(move)
})

test('no folder goes into itself or what is in it', () => {
  expect(mayMove(root, node('a'), { folderId: 'b' })).toBe(false)
  expect(mayMove(root, node('a'), { folderId: 'a' })).toBe(false)
  expect(mayMove(root, node('b'), { folderId: 'c' })).toBe(true)
  expect(mayMove(root, node('one'), { folderId: null, before: { kind: 'request', id: 'one' } })).toBe(false)
})

test('a run goes through a folder in the order of the tree; each request sees its folders from the inside out', () => {
  const target = { source: { type: 'stage' as const, stageName: 'dev' }, live: true }
  const planned = planRun(root, node('a'), target)
  expect(planned.map(({ id, folders }) => [id, folders])).toEqual([
    ['one', []],
    ['two', ['Folder b']],
    ['three', ['Folder b']],
  ])
  expect(planned[1]?.request).toMatchObject({ path: '/two', ...target })
  expect(planned[1]?.layers.map(({ name }) => name)).toEqual(['folder Folder b', 'folder Folder a', 'the API'])
  expect(planRun(root, undefined, undefined).map(({ id, folders }) => [id, folders.length])).toEqual([
    ...[
      ['one', 1],
      ['two', 2],
      ['three', 2],
      ['four', 0],
    ],
  ])
  expect(planRun(root, node('two'), undefined).map(({ id }) => id)).toEqual(['two'])
  expect(layersAt(root, null)).toMatchObject([{ name: 'the API', variables: [{ name: 'top' }] }])
})
