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
  expect(at('$root.name', 3)?.paragraphs[0]).toBe("**String** `O'B`")
  expect(at('escapeJava')?.paragraphs[0]).toContain('O\\u0027B')
})

test('plain text says nothing', () => {
  expect(hoverAt('plain text', 3, facts)).toBeUndefined()
})
