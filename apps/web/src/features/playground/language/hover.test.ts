import { expect, test } from 'vitest'
import { emptySample } from '../preview-protocol.ts'
import { hoverAt } from './hover.ts'

const source = `#set($root = $input.path('$'))\n"$util.escapeJavaScript($root.name)" $context.identity.sourceIp $context.xrayTraceId`
const start = source.indexOf('$root.name')
const facts = {
  sample: emptySample,
  direction: 'request' as const,
  contentType: 'application/json',
  values: [
    {
      start: start - 22,
      end: start + 11,
      source: 'util.escapeJavaScript($root.name)',
      type: 'String',
      text: 'O\\u0027B',
    },
    { start: -1, end: -1, source: 'root', type: 'Map', text: '{name=O`B}', keys: ['name'] },
    { start, end: start + 10, source: 'root.name', type: 'String', text: 'O`B' },
  ],
}
const at = (part: string, within = 1) => hoverAt(source, source.indexOf(part) + within, facts)

test.each([
  ['#set', /value/i],
  ['path(', /JSONPath/],
  ['escapeJava', /JSON forbids/],
  ['sourceIp', /connected/],
  ['identity', /The caller/],
  ['xrayTraceId', /empty/],
])('%s is documented', (part, expected) => {
  expect(at(part)?.paragraphs.join('\n')).toMatch(expected)
})

test('the value of the innermost expression is told first', () => {
  expect(at('$root.name', 7)?.paragraphs[0]).toBe("**String** `O'B`")
  expect(at('escapeJava')?.paragraphs[0]).toContain('O\\u0027B')
})

test('a part of a reference has its own value, and so has the variable that #set gives one', () => {
  expect(at('$root.name', 2)?.paragraphs[0]).toBe("**Map** `{name=O'B}`")
  expect(at('#set($root', 7)?.paragraphs[0]).toBe("**Map** `{name=O'B}`")
})

test('plain text says nothing', () => {
  expect(hoverAt('plain text', 3, facts)).toBeUndefined()
})
