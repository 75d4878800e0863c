import { expect, test } from 'vitest'
import { emptySample } from '../preview-protocol.ts'
import { runCase } from './run-case.ts'
import type { Comparison } from './template-case.ts'

const template = `{ "id": "$input.path('$.id')", "tags": $input.json('$.tags') }`

const run = (comparison: Comparison, expected: string, body = '{"id":"o-1","tags":[1,2]}') =>
  runCase(template, { id: 'a', name: 'a', sample: { ...emptySample, body }, expected, comparison })

test.each([
  ['exact', '{ "id": "o-1", "tags": [1,2] }'],
  ['json', '{"tags": [1, 2], "id": "o-1"}'],
  ['part', '{"id": "o-1"}'],
  ['part', '{"tags": [1]}'],
  ['part', '"tags": ['],
] as const)('%s: %s passes', (comparison, expected) => {
  expect(run(comparison, expected)).toMatchObject({ passed: true, message: undefined })
})

test.each([
  ['exact', '{ "id": "o-2", "tags": [1,2] }', /Line 1, column 12: expected `2\\", \\"tags\\"/],
  ['exact', '{ "id": "o-1", "tags": [1,2] }\n', /expected `\\n`, got the end/],
  ['json', '{"id": "o-2", "tags": [1, 2]}', /`\$\.id`: expected `"o-2"`, got `"o-1"`/],
  ['json', '{"id": "o-1"}', /`\$\.tags` is not expected/],
  ['json', '{"id": "o-1", "tags": [1, 2, 3]}', /`\$\.tags\[2\]` is missing/],
  ['json', '{"id": "o-1", "tags": {}}', /expected an object, got a list/],
  ['json', 'id=o-1', /What is expected is not JSON/],
  ['part', '{"name": 1}', /`\$\.name` is missing/],
  ['part', 'nothing like it', /does not hold/],
] as const)('%s: %s fails and says where', (comparison, expected, message) => {
  const result = run(comparison, expected)
  expect(result.passed).toBe(false)
  expect(result.message).toMatch(message)
})

test('a rendering that fails is a case that fails, with the reason', () => {
  expect(run('exact', '', '{broken')).toMatchObject({ passed: false, output: undefined })
})
