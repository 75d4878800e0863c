import { expect, test } from 'vitest'
import { velocityJsContext } from './velocityjs-context.ts'

const input = {
  body: '{"a":{"b":[1,2]}}',
  params: { path: { id: '7' }, querystring: { id: 'q', page: '2' }, header: {} },
  context: { stage: 'dev' },
  stageVariables: {},
}

type Context = {
  input: { path(path: string): unknown; json(path: string): string; params(name?: string): unknown }
  util: Record<string, (text: string) => unknown>
  context: { stage: string; responseOverride: object }
}
const contextOf = (body = input.body) => velocityJsContext({ ...input, body }) as Context

test('$input reads body and parameters as plain objects', () => {
  const { input: seen } = contextOf()
  expect(seen.path('$.a.b[1]')).toBe(2)
  expect(seen.path('$.none')).toBe('')
  expect(seen.json('$.a')).toBe('{"b":[1,2]}')
  expect(seen.params('id')).toBe('7')
  expect(seen.params('page')).toBe('2')
  expect(seen.params()).toBe(input.params)
})

test('a body that is no JSON is text', () => {
  expect(contextOf('a=b').input.path('$')).toBe('a=b')
})

test('overrides are set on objects of their own', () => {
  const { context } = contextOf()
  expect(context).toEqual({
    stage: 'dev',
    requestOverride: { path: {}, header: {}, querystring: {} },
    responseOverride: { header: {} },
  })
  Object.assign(context.responseOverride, { status: 404 })
  expect(contextOf().context.responseOverride).toEqual({ header: {} })
})

test.each([
  ['escapeJavaScript', `it's "x"`, `it\\'s \\"x\\"`],
  ['parseJson', '[1]', [1]],
  ['urlEncode', 'a b', 'a%20b'],
  ['urlDecode', 'a+b%21', 'a b!'],
  ['base64Encode', 'æ', 'w6Y='],
  ['base64Decode', 'w6Y=', 'æ'],
])('$util.%s of %j', (name, text, expected) => {
  expect(contextOf().util[name]?.(text)).toEqual(expected)
})
