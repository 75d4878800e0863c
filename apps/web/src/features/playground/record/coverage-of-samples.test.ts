import { expect, test } from 'vitest'
import { emptySample } from '../preview-protocol.ts'
import { coverageOfSamples } from './coverage-of-samples.ts'

const template = `#if($input.params('a') == '1')\none\n#else\nother\n#end\n$input.path('$.x').substring(5)\nend`
const sample = (a: string, x: string) => ({
  ...emptySample,
  body: JSON.stringify({ x }),
  params: { path: {}, querystring: { a }, header: {} },
})
const drawn = (...samples: ReturnType<typeof sample>[]) =>
  coverageOfSamples(template, samples).map(({ line, ran }) => `${line} ${ran}`)

test('several inputs together run what each of them runs', () => {
  expect(drawn(sample('1', 'long enough'))).toEqual(['1 some', '2 all', '4 none', '6 all', '7 all'])
  expect(drawn(sample('1', 'long enough'), sample('2', 'long enough'))).toEqual([
    '1 all',
    '2 all',
    '4 all',
    '6 all',
    '7 all',
  ])
})

test('a rendering that fails counts as far as it came', () => {
  expect(drawn(sample('2', 'x'))).toEqual(['1 some', '2 none', '4 all', '6 all', '7 none'])
})
