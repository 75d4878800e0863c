import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CurlError, fromCurl, toCurl } from './curl.ts'

test.each([
  ['a plain GET', 'curl https://h.example.com/dev/orders?a=1', { method: 'GET', path: '/dev/orders?a=1', body: '' }],
  [
    'a body makes it POST',
    `curl 'https://h/orders' -d '{"a":1}'`,
    { method: 'POST', path: '/orders', body: '{"a":1}' },
  ],
  ['several lines', "curl -X PUT \\\n  'https://h/o' \\\n  -H 'A: b'", { method: 'PUT', path: '/o' }],
  ['attached values', 'curl -XDELETE h/o', { method: 'DELETE', path: '/o' }],
  ['a quote inside quotes', `curl h --data-raw 'it'\\''s'`, { body: "it's" }],
  ['double quotes', 'curl "h/a b" -d "say \\"hi\\""', { path: '/a b', body: 'say "hi"' }],
  ['ANSI quotes', "curl h -d $'a\\nb'", { body: 'a\nb' }],
  ['-G moves data into the query', 'curl -G h/o -d a=1 -d b=2', { method: 'GET', path: '/o?a=1&b=2', body: '' }],
])('%s', (_, command, expected) => {
  expect(fromCurl(command).request).toMatchObject(expected)
})

test('headers keep their casing, and -u becomes Basic', () => {
  const { headers } = fromCurl("curl h -H 'X-Api-Key: k' -u a:b").request
  expect(headers).toEqual([
    { name: 'X-Api-Key', value: 'k', enabled: true },
    { name: 'Authorization', value: 'Basic YTpi', enabled: true },
  ])
})

test.each(['wget h', 'curl', 'curl -H'])('%j is refused with words', (command) => {
  expect(() => fromCurl(command)).toThrow(CurlError)
})

test('what toCurl writes, fromCurl reads', () => {
  const text = fc.string({ minLength: 1 }).filter((value) => value.trim() === value)
  fc.assert(
    fc.property(text, fc.constantFrom('POST', 'PUT'), (body, method) => {
      const written = toCurl(
        { method, body, headers: [{ name: 'Content-Type', value: 'text/plain', enabled: true }] },
        'http://h/x',
      )
      expect(fromCurl(written).request).toMatchObject({ method, body, path: '/x' })
    }),
  )
})
