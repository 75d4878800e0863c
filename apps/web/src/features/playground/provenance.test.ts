import { expect, test } from 'vitest'
import { emptySample, type TemplateSample } from './preview-protocol.ts'
import { inputsOf, isAmong, type Linked, linkedTo } from './provenance.ts'
import { recordRendering } from './record/record-rendering.ts'

const template = `#set($r = $input.path('$'))
#foreach($i in $r.items)
- "$i.sku"
#end
$r.name`
const sample: TemplateSample = { ...emptySample, body: '{"name":"Ada","unused":1,"items":[{"sku":"A"},{"sku":"B"}]}' }
const recording = recordRendering(template, sample)

function told({ output, template: spans, inputs }: Linked) {
  return {
    output: output.map(({ start, end }) => recording.text.slice(start, end)),
    template: spans.map(({ start, end }) => template.slice(start, end)),
    inputs: inputs.map(({ input, path }) => `${input} ${path}`),
  }
}

test('a character of the output leads to the reference that printed it and to its input', () => {
  const linked = linkedTo({ at: 'output', offset: recording.text.indexOf('B') }, recording, template)
  expect(told(linked)).toEqual({ output: ['B'], template: ['$i.sku'], inputs: ['body $.items[1].sku'] })
})

test('text of the template comes from no input', () => {
  const linked = linkedTo({ at: 'output', offset: 0 }, recording, template)
  expect(told(linked)).toEqual({ output: ['- "'], template: ['- "'], inputs: [] })
})

test('an input leads to everything that it reached', () => {
  const linked = linkedTo({ at: 'input', ref: { input: 'body', path: '$.items' } }, recording, template)
  expect(told(linked)).toEqual({ output: ['A', 'B'], template: ['$i.sku'], inputs: ['body $.items'] })
})

test('a reference of the template leads to all that it printed', () => {
  const linked = linkedTo({ at: 'template', offset: template.indexOf('$i.sku') + 2 }, recording, template)
  expect(told(linked)).toEqual({
    output: ['A', 'B'],
    template: ['$i.sku'],
    inputs: ['body $.items[0].sku', 'body $.items[1].sku'],
  })
})

test.each([
  ['$.name', true],
  ['$.items[0]', true],
  ['$', true],
  ['$.unused', false],
])('%s reaches the output: %s', (path, expected) => {
  expect(isAmong({ input: 'body', path }, inputsOf(recording))).toBe(expected)
})

test.each([
  [`#if($context.stage == 'dev')x#end`, 'context $.stage'],
  [`#set($s = $stageVariables.topic)#if($s)x#end`, 'stageVariables $.topic'],
  [`#if($input.path('$.items').size() > 1 && !$input.params('id'))x#end`, 'body $.items, path $.id'],
  [`#if($input.path('$.items').size() > 1)$input.path('$.items[0].sku')#end`, 'body $.items[0].sku'],
  [`#set($s = $input.path('$.name'))x`, ''],
])('%s uses %s', (source, expected) => {
  const seen: TemplateSample = {
    ...sample,
    params: { path: { id: '7' }, querystring: {}, header: {} },
    context: { stage: 'dev', path: '/' },
    stageVariables: { topic: 'orders' },
  }
  const used = inputsOf(recordRendering(source, seen)).map(({ input, path }) => `${input} ${path}`)
  expect(used.join(', ')).toBe(expected)
})
