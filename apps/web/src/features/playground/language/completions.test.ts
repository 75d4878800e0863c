import { expect, test } from 'vitest'
import { emptySample } from '../preview-protocol.ts'
import { completeAt } from './completions.ts'
import type { TemplateFacts } from './facts.ts'

const facts: TemplateFacts = {
  direction: 'request',
  contentType: 'application/json',
  sample: {
    ...emptySample,
    body: '{ "customer": { "first name": "Ada" }, "items": [ { "sku": "A" } ] }',
    params: { path: { orderId: '7' }, querystring: { page: '2' }, header: { Accept: '*/*' } },
    context: { stage: 'dev', authorizer: { plan: 'gold' } },
    stageVariables: { topic: 'orders' },
  },
  values: [
    { start: 0, end: 5, source: 'root', type: 'Map', text: '{…}', keys: ['customer', 'items'] },
    { start: 9, end: 15, source: 'name', type: 'String', text: 'Ada' },
  ],
}

/** `|` is the cursor. */
function labels(marked: string): string[] {
  return completeAt(marked.replace('|', ''), marked.indexOf('|'), facts).map(({ label }) => label)
}

test.each([
  ['$input.|', ['body', 'json', 'path', 'params']],
  ['"$!{input.pa|', ['path', 'params']],
  ['$util.|', ['escapeJavaScript', 'urlEncode', 'base64Decode']],
  ['$context.|', ['requestId', 'stage', 'identity', 'requestOverride']],
  ['$context.identity.|', ['sourceIp', 'userAgent']],
  ['$context.authorizer.|', ['principalId', 'plan']],
  ['$stageVariables.|', ['topic']],
  ["$input.path('|", ['$', '$.customer', "$.customer['first name']", '$.items[0].sku']],
  ["$input.json('$.it|", ['$.items']],
  ["$input.params('|", ['orderId', 'page', 'Accept']],
  ['$input.params().|', ['path', 'querystring', 'header']],
  ['$input.params().querystring.|', ['page']],
  ['$root.|', ['customer', 'items', 'keySet']],
  ['$name.|', ['length', 'substring', 'replaceAll']],
  ['$util.urlEncode($root.a).|', ['replaceAll']],
  ['#foreach($i in $root.items)$foreach.|', ['index', 'hasNext', 'parent']],
  ['#set($total = 1)$|', ['total', 'input', 'util', 'context', 'stageVariables']],
  ['#|', ['#set', '#if', '#foreach']],
  ['#fo|', ['#foreach']],
])('%s offers %j', (marked, expected) => {
  expect(labels(marked)).toEqual(expect.arrayContaining(expected))
})

test.each(['plain |', '$5.|', '"a": |', '## |'])('%s offers nothing', (marked) => {
  expect(labels(marked)).toEqual([])
})

test('a completion replaces what was typed of the name, not the reference', () => {
  const [first] = completeAt('x $input.pa', 11, facts)
  expect(first).toMatchObject({ start: 9, end: 11 })
  const [path] = completeAt("$input.path('$.cu')", 17, facts)
  expect(path).toMatchObject({ start: 13, end: 17 })
})
