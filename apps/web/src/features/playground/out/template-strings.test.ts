import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { templateString } from './template-strings.ts'

const templates = [
  '#set($a = "x")\n{ "id": "$a", "s": "${stageVariables.x}" }\n',
  '{"a": "$util.escapeJavaScript($input.body).replaceAll("\\\\\'", "\'")"}',
  '  leading blanks\n`ticks` \\ and ${braces}\r\nend',
  'one line',
  '',
]

test.each(templates)('%j as OpenAPI reads back', (template) => {
  const text = templateString('openapi', { template, contentType: 'application/json', direction: 'request' })
  expect(JSON.parse(`{${text}}`)).toEqual({ requestTemplates: { 'application/json': template } })
})

test.each(templates)('%j as CDK reads back', (template) => {
  const text = templateString('cdk', { template, contentType: 'text/x', direction: 'response' })
  const value: unknown = runInNewContext(`({${text}})`)
  expect(JSON.parse(JSON.stringify(value))).toEqual({ responseTemplates: { 'text/x': template } })
})

test.each([
  ['a\nb', 'requestTemplates:\n  application/json: |-\n    a\n    b'],
  ['a\n\nb\n', 'requestTemplates:\n  application/json: |\n    a\n\n    b\n'],
  ['a\nb\n\n', 'requestTemplates:\n  application/json: |+\n    a\n    b\n\n'],
  [' a\nb', 'requestTemplates:\n  application/json: |2-\n     a\n    b'],
  ['a\r\nb', 'requestTemplates:\n  application/json: "a\\r\\nb"'],
  ['one', 'requestTemplates:\n  application/json: "one"'],
])('%j as SAM keeps every character', (template, expected) => {
  expect(templateString('sam', { template, contentType: 'application/json', direction: 'request' })).toBe(expected)
})
