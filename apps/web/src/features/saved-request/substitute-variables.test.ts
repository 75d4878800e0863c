import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyRequest } from '../console/console-request.ts'
import { queryFields, withQuery } from '../console/query.ts'
import { encodeInJson, encodeInPath, encodeInQuery } from './encode-value.ts'
import { substituteRequest } from './substitute-request.ts'
import { substituteVariables, substitutionLimits, VariableError, variablesIn } from './substitute-variables.ts'
import { builtInVariables, scopeOf, secretValues } from './variable-scope.ts'

const layer = (name: string, values: Record<string, string>, literal = false) => ({
  name,
  variables: Object.entries(values).map(([key, value]) => ({ name: key, value, secret: key.startsWith('secret') })),
  literal,
})
const scope = scopeOf([
  layer('folder Errors', { id: 'inner', tail: '{{id}}-x' }),
  layer('folder Orders', { id: 'outer', host: 'h', secretKey: 'k-{{host}}' }),
  layer('the API', { id: 'api', stage: 'dev', loop: '{{pool}}', pool: '{{loop}}', lost: '{{nowhere}}' }),
])
const put = (text: string) => substituteVariables(text, scope)

test.each([
  ['plain', 'plain'],
  ['{{id}}', 'inner'],
  ['{{ id }}/{{host}}/{{stage}}', 'inner/h/dev'],
  ['{{tail}}', 'inner-x'],
  ['\\{{id}}', '{{id}}'],
  ['\\\\{{id}}', '\\\\inner'],
  ['\\\\\\{{id}}', '\\\\{{id}}'],
  ['{{{id}}}', '{inner}'],
  ['{"a":{"b":{{id}}}}', '{"a":{"b":inner}}'],
  ['{{ }} {{}} {{1a}} {{#if x}} {{a b}} {id} {{id', '{{ }} {{}} {{1a}} {{#if x}} {{a b}} {id} {{id'],
])('%s becomes %s', (text, result) => {
  expect(put(text)).toBe(result)
})

test('what is not known, goes round in circles or grows without end is refused with its name', () => {
  expect(() => put('{{nope}}')).toThrow('{{nope}}, is not set: looked in folder Errors, folder Orders, the API')
  expect(() => put('{{lost}}')).toThrow('{{nowhere}}, which stands in the value of {{lost}}, is not set')
  expect(() => put('{{loop}}')).toThrow('{{loop}} leads back to itself: loop → pool → loop')
  const bomb = Object.fromEntries(
    Array.from({ length: 15 }, (_, at) => [`v${at}`, at === 14 ? 'x'.repeat(1000) : `{{v${at + 1}}}`.repeat(10)]),
  )
  expect(() => substituteVariables('{{v0}}', scopeOf([layer('bomb', bomb)]))).toThrow(VariableError)
  const chain = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`v${at}`, `{{v${at + 1}}}`]))
  expect(() => substituteVariables('{{v0}}', scopeOf([layer('chain', chain)]))).toThrow('more than 20 variables')
  expect(() => put('{{id}}'.repeat(substitutionLimits.references + 1))).toThrow('too many variables')
})

test('long runs of braces and backslashes take no longer than their length', () => {
  const text = `${'{'.repeat(300_000)}${'\\'.repeat(300_000)}${'{{ '.repeat(100_000)}`
  expect(put(text)).toBe(text)
})

test('a text without variables stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', '\\', ' ', '"', '1') }), (text) => {
      if (variablesIn(text).length === 0 && !/\\\{\{/.test(text)) expect(put(text)).toBe(text)
    }),
  )
})

test('a literal value is put in as it is, whatever it looks like', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const literal = scopeOf([layer('answers', { x: `{{id}}${value}` }, true)])
      expect(substituteVariables('[{{x}}]', literal)).toBe(`[{{id}}${value}]`)
    }),
  )
})

test('in a JSON string any value stays one string; outside it stands for itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, before) => {
      const text = `{${JSON.stringify(before.replaceAll('{', ''))}:[1,"a\\"{{x}}\\\\"]}`
      const result = substituteVariables(text, scopeOf([layer('l', { x: value }, true)]), encodeInJson(text))
      expect(Object.values(JSON.parse(result))[0]).toEqual([1, `a"${value}\\`])
    }),
  )
  const text = '{"n":{{n}},"o":{{o}}}'
  const result = substituteVariables(text, scopeOf([layer('l', { n: '7', o: '{"a":"b"}' })]), encodeInJson(text))
  expect(JSON.parse(result)).toEqual({ n: 7, o: { a: 'b' } })
})

test('in a query any value stays one value, in a path it never leaves the path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const literal = scopeOf([layer('l', { x: value }, true)])
      const query = substituteVariables('?a={{x}}&b=1', literal, encodeInQuery)
      expect(queryFields(query).map(({ name, value: read }) => ({ name, value: read }))).toEqual([
        { name: 'a', value },
        { name: 'b', value: '1' },
      ])
      const path = substituteVariables('/p/{{x}}', literal, encodeInPath)
      expect(path).not.toMatch(/[?#\s]/)
      expect(decodeURIComponent(path)).toBe(`/p/${value}`)
    }),
  )
})

test('the fields of the query string leave variables as they are', () => {
  expect(withQuery('/a', [{ name: 'x{{y}}', value: '{{id}} {{$uuid}} {}' }])).toBe(
    '/a?x{{y}}={{id}}%20{{$uuid}}%20%7B%7D',
  )
})

test('all parts of a request that are sent get their values, and all problems are told with their places', () => {
  const { request, problems } = substituteRequest(
    {
      ...emptyRequest,
      path: '/orders/{{id}}?q={{q}}',
      headers: [
        { name: 'X-{{host}}', value: '{{nope}}', enabled: true },
        { name: 'off', value: '{{nope}}', enabled: false },
      ],
      bodyKind: 'json',
      body: '{"id":"{{quote}}"}',
      auth: { ...emptyRequest.auth, type: 'bearer', bearer: { token: '{{id}}', header: '', prefix: 'Bearer' } },
      apiKey: { keyId: '', value: '{{id}}' },
      assertions: [
        { kind: 'jsonPath', path: '$.{{host}}', test: 'equals', expected: '{"a":"{{quote}}"}' },
        { kind: 'status', expected: '{{status}}' },
      ],
      extractions: [{ variable: 'a', from: 'header', expression: 'X-{{host}}', secret: false }],
    },
    scopeOf([layer('row 1', { q: 'a&b', quote: '"', id: 'o/1' }, true), layer('the API', { host: 'h' })]),
  )
  expect(request).toMatchObject({
    path: '/orders/o/1?q=a%26b',
    headers: [{ name: 'X-h' }, { value: '{{nope}}' }],
    body: '{"id":"\\""}',
    auth: { bearer: { token: 'o/1' } },
    apiKey: { value: 'o/1' },
    assertions: [{ path: '$.h', expected: '{"a":"\\""}' }, { expected: '{{status}}' }],
    extractions: [{ expression: 'X-h' }],
  })
  expect(problems).toEqual([
    { place: 'header X-{{host}}', variable: 'nope', unknown: true, message: expect.stringContaining('{{nope}}') },
    { place: 'assertion 2', variable: 'status', unknown: true, message: expect.stringContaining('row 1, the API') },
  ])
})

test('no value brings a line break into a header', () => {
  const request = { ...emptyRequest, headers: [{ name: 'A', value: '{{x}}', enabled: true }] }
  const { problems } = substituteRequest(request, scopeOf([layer('l', { x: 'a\r\nB: c' })]))
  expect(problems).toMatchObject([{ place: 'header A', message: expect.stringContaining('line break') }])
})

test('secret values are known with everything put in', () => {
  expect(secretValues(scope, substituteVariables)).toEqual(['k-h'])
})

test('built-in values are the same for the same time and chance', () => {
  const made = () => builtInVariables(1_795_000_000_000, { uuid: () => 'u', fraction: () => 0.5 }, 2)
  expect(
    substituteVariables('{{$timestamp}} {{$isoTimestamp}} {{$uuid}} {{$randomInt}} {{$iteration}}', scopeOf([made()])),
  ).toBe('1795000000 2026-11-18T11:06:40.000Z u 500 2')
})

test('tells the secret variables that a request names, also within others, with everything put in, and no others', () => {
  const variables = [
    { name: 'host', value: 'example.com', secret: false },
    { name: 'url', value: 'https://{{user}}@{{host}}', secret: false },
    { name: 'user', value: '{{first}}-doe', secret: true },
    { name: 'first', value: 'jane', secret: false },
    { name: 'unused', value: 'never', secret: true },
  ]
  const { secrets } = substituteRequest(
    { ...emptyRequest, path: '/go?to={{url}}' },
    scopeOf([{ name: 'l', variables }]),
  )
  expect(secrets).toEqual([{ name: 'user', value: 'jane-doe' }])
})
