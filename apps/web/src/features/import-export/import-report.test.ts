import { expect, test } from 'vitest'
import { importReport } from './import-report.ts'

test('lists every finding with its place, the kinds that need the reader first', () => {
  const report = importReport('a.yaml', {
    format: 'OpenAPI 3.0.1 · YAML',
    counts: { exact: 2, preserved: 0, repaired: 0, 'not-understood': 3 },
    findings: [
      {
        kind: 'not-understood',
        title: 'Cookie parameter',
        effect: 'Left out',
        pointer: '/paths/~1a',
        count: 3,
        line: 7,
      },
      { kind: 'exact', title: '2 models', effect: 'Taken as written', pointer: '', count: 2 },
    ],
    warnings: ['A warning'],
  })
  expect(report).toBe(`# Import of a.yaml

OpenAPI 3.0.1 · YAML

## Not understood: 3

- Cookie parameter: Left out (line 7, /paths/~1a, 3 places)

## Exact: 2

- 2 models: Taken as written (2 places)

## Warnings of the service

- A warning
`)
})
