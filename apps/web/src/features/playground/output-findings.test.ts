import { expect, test } from 'vitest'
import { outputFindings } from './output-findings.ts'
import { emptySample } from './preview-protocol.ts'
import { recordRendering } from './record/record-rendering.ts'

const found = (template: string, body: string) =>
  outputFindings(recordRendering(template, { ...emptySample, body })).map(({ start, end }) =>
    template.slice(start, end),
  )

test.each([
  ['{"a": "$input.path(\'$.a\')"}', '{"a":"say \\"hi\\""}', ["$input.path('$.a')"]],
  ['{"a": $input.path(\'$.a\'), "b": 1}', '{}', [',']],
  ['{"a": 1,}', '{}', ['}']],
  ['{"a": $input.json(\'$.a\')}', '{"a":"x"}', []],
  ['Action=Send&Body=$input.body', '{}', []],
])('%s with %s is marked at %j', (template, body, expected) => {
  expect(found(template, body)).toEqual(expected)
})
