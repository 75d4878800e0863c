import { expect, test } from 'vitest'
import { emptyRequest } from '../console/console-request.ts'
import { type InsertedItems, readSavedFile, writeSavedFile } from './saved-file.ts'
import { readSavedTree, type SavedRoot } from './saved-tree.ts'

let last = 0
const nextId = () => {
  last += 1
  return `n${last}`
}
const read = (text: string) => {
  last = 0
  return readSavedFile(text, nextId)
}
const treeOf = (items: InsertedItems): SavedRoot => readSavedTree({ ...items, variables: null })

const request = {
  ...emptyRequest,
  method: 'POST',
  path: '/orders/{{id}}',
  bodyKind: 'json' as const,
  body: '{"a":"ü\\u0000"}',
  assertions: [{ kind: 'status' as const, expected: '201' }],
  extractions: [{ variable: 'id', from: 'cookie' as const, expression: 'sid', secret: true }],
}
const folder = (id: string, parentId: string | null, position: number, variables: object[] = []) => ({
  id,
  parentId,
  name: `Folder ${id}`,
  position,
  document: { variables },
})
const saved = (id: string, folderId: string, position: number) => ({
  id,
  folderId,
  name: `Request ${id}`,
  position,
  document: { request: { ...request, path: `/${id}` } },
})

test('what is written to a file is read back with its order, folders, variables and assertions', () => {
  const tree = readSavedTree({
    folders: [folder('a', null, 0, [{ name: 'x', value: '{{y}}', secret: false }]), folder('b', 'a', 1)],
    requests: [saved('one', 'a', 0), saved('two', 'b', 0), saved('three', 'a', 2)],
    variables: null,
  })
  const [root] = tree.children
  if (root?.kind !== 'folder') throw new Error('there is no folder')
  const text = writeSavedFile(root.name, { children: root.children, variables: root.variables })
  const first = read(text)
  if ('problem' in first) throw new Error(first.problem)
  const [again] = treeOf(first.items).children
  if (again?.kind !== 'folder') throw new Error('there is no folder')
  expect(again).toMatchObject({ name: 'Folder a', variables: root.variables })
  expect(again.children.map(({ name }) => name)).toEqual(['Request one', 'Folder b', 'Request three'])
  expect(again.children[0]).toMatchObject({ request: { ...request, path: '/one' } })
  expect(writeSavedFile(again.name, { children: again.children, variables: again.variables })).toBe(text)
})

test('a file holds no secret values', () => {
  const variables = [{ name: 'key', value: 'k-4711', secret: true }]
  const text = writeSavedFile('x', { children: [], variables })
  expect(text).not.toContain('4711')
  expect(read(text)).toMatchObject({
    items: { folders: [{ document: { variables: [{ name: 'key', secret: true }] } }] },
  })
})

const head = '"format":"gatewright-saved-requests","version":1,"name":"x"'
test.each([
  ['no JSON', expect.stringContaining('JSON')],
  ['{}', expect.stringContaining('format')],
  [`{${head},"items":[{"name":"r","request":{}},{"name":"bad"}]}`, expect.stringContaining('items[1]')],
  [`{${head},"items":[{"name":"f","items":[7]}]}`, expect.stringContaining('items[0].items[0]')],
  [`{${head},"items":${'[{"name":"f","items":'.repeat(12)}[]${'}]'.repeat(12)}}`, expect.stringContaining('nested')],
  [
    `{${head},"items":[${'{"name":"f","items":[]},'.repeat(3000)}{"name":"f","items":[]}]}`,
    expect.stringContaining('2500'),
  ],
])('a file that is none is refused with the place: %#', (text, problem) => {
  expect(read(text)).toEqual({ problem })
})
