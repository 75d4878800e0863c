import { expect, test } from 'vitest'
import { accessLogPresets, formatProblems } from './access-log-variables.ts'

test.each(accessLogPresets.map(({ value, format }) => [value, format]))(
  'the preset %s is without problems',
  (_, format) => {
    expect(formatProblems(format)).toEqual([])
  },
)

test.each([
  ['', [/empty/]],
  ['$context.status', [/must contain \$context\.requestId/]],
  ['$context.requestId\n$context.status', [/single line/]],
  ['$context.requestId $context.nosuch.', [/\$context\.nosuch is no variable/]],
  ['$context.requestId $context.authorizer.tier $context.authorizer.claims.cognito:groups', []],
  [`$context.requestId ${'x'.repeat(3100)}`, [/bytes; 3072 are allowed/]],
])('%j', (format, expected) => {
  const found = formatProblems(format)
  expect(found).toHaveLength(expected.length)
  for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern)
})
