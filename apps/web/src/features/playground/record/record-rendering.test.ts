import { expect, test } from 'vitest'
import { emptySample, type TemplateSample } from '../preview-protocol.ts'
import { recordRendering } from './record-rendering.ts'
import { type Recording, variablesAt } from './recording.ts'

const orders: TemplateSample = {
  ...emptySample,
  body: '{"name":"Ada","items":[{"sku":"A","qty":2},{"sku":"B","qty":3}]}',
  params: { path: { id: '7' }, querystring: { page: '2' }, header: {} },
  context: { stage: 'dev' },
  stageVariables: { topic: 'orders' },
}
const template = `#set($root = $input.path('$'))
#set($total = 0)
#foreach($item in $root.items)
#set($total = $total + $item.qty)
[$item.sku]
#end
$total $context.stage $stageVariables.topic $input.params('id')`

/** Each piece of output that came from the input, with where from. */
function origins(recording: Recording): string[] {
  return recording.segments.flatMap(({ start, end, inputs }) =>
    inputs.map(({ input, path }) => `${recording.text.slice(start, end)} < ${input} ${path}`),
  )
}

test('each piece of output tells the part of the input that it came from', () => {
  expect(origins(recordRendering(template, orders))).toEqual([
    'A < body $.items[0].sku',
    'B < body $.items[1].sku',
    '5 < body $.items[0].qty',
    '5 < body $.items[1].qty',
    'dev < context $.stage',
    'orders < stageVariables $.topic',
    '7 < path $.id',
  ])
})

test.each([
  [`$input.json('$.items[1]')`, ['body $.items[1]']],
  [`$input.path("$['name']")`, ['body $.name']],
  [`$input.json('$.items[*].sku')`, ['body $.items[0].sku', 'body $.items[1].sku']],
  [`$input.body`, ['body $']],
  [`$input.params().querystring.page`, ['querystring $.page']],
  [`$util.escapeJavaScript($input.path('$.name'))`, ['body $.name']],
  [`#set($m = {})#set($m.a = $input.path('$.name'))$m.a`, ['body $.name']],
  [`plain`, []],
  [`$util.urlEncode('x')`, []],
])('%s comes from %j', (source, expected) => {
  const { segments } = recordRendering(source, orders)
  expect(segments.flatMap(({ inputs }) => inputs.map(({ input, path }) => `${input} ${path}`))).toEqual(expected)
})

test('segments cover the whole output in order', () => {
  const { text, segments } = recordRendering(template, orders)
  let at = 0
  for (const { start, end } of segments) {
    expect(start).toBe(at)
    at = end
  }
  expect(at).toBe(text.length)
})

test('every step knows its line, the loops around it and the variables there', () => {
  const recording = recordRendering(template, orders)
  const inLoop = recording.steps.filter(({ loops }) => loops.length > 0)
  expect(inLoop.map(({ line, loops }) => `${line} ${loops[0]?.index}/${loops[0]?.count}`)).toEqual([
    '4 0/2',
    '5 0/2',
    '4 1/2',
    '5 1/2',
  ])
  const totals = recording.steps.map((_, step) => variablesAt(recording, step).get('total')?.text)
  expect(totals).toEqual([undefined, undefined, '0', '0', '2', '2', '5', '5', '5', '5', '5', '5'])
  expect(recording.steps.at(-1)?.output).toBe(recording.text.length)
})

test('the variable of a loop is gone after the loop', () => {
  const recording = recordRendering('#foreach($i in [1,2])$i#end$input.body', orders)
  expect(variablesAt(recording, 2).get('i')?.text).toBe('2')
  expect(variablesAt(recording, 3).has('i')).toBe(false)
})

test('a value given at a step goes on from there', () => {
  const before = recordRendering(template, orders)
  const step = before.steps.findIndex(({ line, loops }) => line === 4 && loops[0]?.index === 1)
  const after = recordRendering(template, orders, { edits: [{ step, name: 'total', text: '100' }] })
  expect(after.steps.slice(0, step)).toEqual(before.steps.slice(0, step))
  expect(variablesAt(after, step).get('total')?.text).toBe('100')
  expect(after.text).toContain('103 dev')
})

test('watched expressions and conditions are evaluated where the step stands', () => {
  const { steps } = recordRendering(template, orders, {
    watches: ['$item.sku', '$total + 1', '$context.stage', ')'],
    conditions: [{ line: 5, condition: "$item.sku == 'B'" }],
  })
  const last = steps.findLast(({ line }) => line === 5)
  expect(last?.watched.map(({ text }) => text)).toEqual(['B', '6', 'dev', 'not an expression'])
  expect(steps.filter(({ holds }) => holds !== undefined).map(({ holds }) => holds)).toEqual([false, true])
})

test('watching changes nothing of the output', () => {
  const plain = recordRendering(template, orders).text
  expect(recordRendering(template, orders, { watches: ['$total', '$nothing.a'] }).text).toBe(plain)
})

test('coverage tells lines that ran, ran in part, and did not run', () => {
  const source = `#if($input.path('$.name') == 'Ada')\nyes\n#else\nno\n#end\n#foreach($i in [])\n$i\n#end\nend`
  const ran = recordRendering(source, orders).coverage.map(({ line, ran: state }) => `${line} ${state}`)
  expect(ran).toEqual(['1 some', '2 all', '4 none', '6 all', '7 none', '9 all'])
})

test('a long rendering keeps its first steps and still renders whole', () => {
  const source = '#foreach($i in [1..1000])#set($a = $i)#set($b = $i)#set($c = $i)#set($d = $i)#set($e = $i)$i #end'
  const recording = recordRendering(source, orders)
  expect(recording.isCut).toBe(true)
  expect(recording.steps.length).toBe(5000)
  expect(recording.text.endsWith('1000 ')).toBe(true)
})

test('known values hold what completion and hover show', () => {
  const { values } = recordRendering(template, orders)
  expect(values.find(({ source }) => source === 'root')?.keys).toEqual(['name', 'items'])
  expect(values.find(({ source }) => source === 'item')?.keys).toEqual(['sku', 'qty'])
  expect(values.find(({ source, start }) => source === 'item.sku' && start >= 0)).toMatchObject({
    type: 'String',
    text: 'B',
  })
})
