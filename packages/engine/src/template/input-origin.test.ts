import { compileTemplate, fromJson, type JavaMap, type OutputSegment } from '@gatewright/vtl'
import { expect, test } from 'vitest'
import { inputPartsOf } from './input-origin.ts'
import { mappingBindings } from './mapping-template.ts'

const body = JSON.stringify({
  name: 'Ada',
  'a b': 1,
  items: [
    { sku: 'A', tags: ['x', 'y'] },
    { sku: 'B', tags: [] },
  ],
})
const params = { path: { id: '7' }, querystring: { page: '2' }, header: { 'X-Id': 'h', id: 'hidden' } }

/** Each piece of the output with the parts of the input it came from. */
function origins(template: string): string[] {
  const context = fromJson({ stage: 'dev', identity: { user: 'u' } }, { maps: 'nothing' }) as JavaMap
  const segments: OutputSegment[] = []
  const bindings = mappingBindings({ body, params, stageVariables: { table: 'T' } }, context)
  const { text } = compileTemplate(template, { dialect: 'apigateway' }).render(bindings, {
    observer: { onOutput: (segment) => segments.push(segment) },
  })
  return segments
    .map(({ start, end, origins }) => [text.slice(start, end), origins.flatMap(inputPartsOf)] as const)
    .filter(([, parts]) => parts.length > 0)
    .map(([piece, parts]) => `${piece} < ${parts.map(({ input, path }) => `${input} ${path}`).join(', ')}`)
}

test.each([
  ["$input.path('$.name')", ['Ada < body $.name']],
  ["$input.json('$.name')", ['"Ada" < body $.name']],
  ["$input.path('name')", ['Ada < body $.name']],
  [`$input.path("$['a b']")`, ['1 < body $["a b"]']],
  ["$input.path('$').items[1].sku", ['B < body $.items[1].sku']],
  ["$input.path('$.items')[0].tags[1]", ['y < body $.items[0].tags[1]']],
  ["$input.path('$.items[-1].sku')", ['B < body $.items[1].sku']],
  ["$input.json('$..sku')", ['["A","B"] < body $.items[0].sku, body $.items[1].sku']],
  ["$input.path('$.items[*].sku')[1]", ['B < body $.items[1].sku']],
  [`$input.path("$.items[?(@.sku == 'B')]")[0].sku`, ['B < body $.items[1].sku']],
  ["$input.path('$.items[1:]')[0].sku", ['B < body $.items[1].sku']],
  ["$input.path('$..tags.length()')", ['2 < body $']],
  ["#foreach($i in $input.path('$.items'))$i.sku#end", ['A < body $.items[0].sku', 'B < body $.items[1].sku']],
  ["#foreach($s in $input.path('$..sku'))$s#end", ['A < body $.items[0].sku', 'B < body $.items[1].sku']],
  ["$input.params('id')", ['7 < path $.id']],
  ["$input.params('X-Id')", ['h < header $.X-Id']],
  ['$input.params().querystring.page', ['2 < querystring $.page']],
  ["$util.urlEncode($input.path('$.name'))", ['Ada < body $.name']],
  ['$context.stage $context.identity.user', ['dev < context $.stage', 'u < context $.identity.user']],
  ['$stageVariables.table', ['T < stageVariables $.table']],
  ["#set($m = {'a': $input.path('$.name')})$m.a", ['Ada < body $.name']],
  [`#set($t = "-$input.path('$.name')-")$t`, ['-Ada- < body $.name']],
  [`$input.path('$.name')$input.json('',"")`, ['Ada < body $.name']],
  ["text $input.path('$.none')$util.urlEncode('x')", []],
])('%s tells where its output comes from', (template, expected) => {
  expect(origins(template)).toEqual(expected)
})
