import { describe, expect, it } from 'vitest'
import { findEntries, matchedParts, type PaletteEntry, type PaletteGroup } from './palette-entry.ts'

const entry = (group: PaletteGroup, text: string, detail?: string): PaletteEntry => ({
  id: `${group}:${text}`,
  group,
  lead: null,
  text,
  ...(detail === undefined ? {} : { detail }),
  run: () => undefined,
})

const entries = [
  entry('Commands', 'Deploy API', 'to a stage'),
  entry('Commands', 'Add resource'),
  entry('In this API', 'GET /orders', 'listOrders'),
  entry('In this API', '/orders/{orderId}'),
  entry('APIs', 'orders-api'),
  entry('Problems', 'No default integration response', 'GET /orders'),
]
const textsOf = (query: string) =>
  findEntries(entries, query).groups.map(({ group, entries: found }) => [group, ...found.map(({ text }) => text)])

describe('finding', () => {
  it.each([
    [
      'order',
      [
        ['In this API', 'GET /orders', '/orders/{orderId}'],
        ['APIs', 'orders-api'],
        ['Problems', 'No default integration response'],
      ],
    ],
    [
      'get orders',
      [
        ['In this API', 'GET /orders'],
        ['Problems', 'No default integration response'],
      ],
    ],
    ['LISTORDERS', [['In this API', 'GET /orders']]],
    ['> de', [['Commands', 'Deploy API']]],
    ['nothing of the kind', []],
  ])('%j finds entries that hold every word', (query, expected) => {
    expect(textsOf(query)).toEqual(expected)
  })

  it('an empty query shows everything', () => {
    expect(textsOf('').flat()).toHaveLength(entries.length + 4)
  })

  it('the best match of all is told, wherever it stands', () => {
    expect(findEntries(entries, 'orders').best).toBe('APIs:orders-api')
  })

  it('a group shows eight and says how many there are', () => {
    const many = Array.from({ length: 2000 }, (_, index) => entry('In this API', `/r${index}`))
    const [group] = findEntries(many, 'r').groups
    expect(group?.entries).toHaveLength(8)
    expect(group?.total).toBe(2000)
  })
})

describe('marking', () => {
  it.each([
    ['/orders/{orderId}', 'order', ['/', '[order]', 's/{', '[order]', 'Id}']],
    ['Deploy API', '> dep', ['[Dep]', 'loy API']],
    ['plain', '', ['plain']],
  ])('%j for %j', (text, query, expected) => {
    expect(matchedParts(text, query).map((part) => (part.matched ? `[${part.text}]` : part.text))).toEqual(expected)
  })
})
