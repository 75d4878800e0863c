import { expect, test } from 'vitest'
import { cardFacts, goesWith, problemFact } from './card-facts.ts'

const deployed = { number: 8, createdAt: 0 }

test.each([
  ['14 methods · Never deployed', { kind: 'REST', methodCount: 14, latestDeployment: null, undeployedChanges: null }],
  ['1 method · Deployed #8', { kind: 'REST', methodCount: 1, latestDeployment: deployed, undeployedChanges: 0 }],
  ['2 routes · 3 undeployed', { kind: 'HTTP', methodCount: 2, latestDeployment: deployed, undeployedChanges: 3 }],
] as const)('%s', (text, api) => expect(cardFacts(api)).toBe(text))

test.each([
  [{ errors: 2, warnings: 5 }, 'bad', '2 errors'],
  [{ errors: 0, warnings: 1 }, 'warn', '1 warning'],
  [{ errors: 0, warnings: 0 }, 'ok', 'Clean'],
])('the worst kind of problem is shown: %o', (counts, tone, text) =>
  expect(problemFact(counts)).toEqual({ tone, text }),
)

test('names the stages that answer no more', () => {
  const api = {
    kind: 'REST' as const,
    methodCount: 3,
    latestDeployment: deployed,
    stages: [{ stageName: 'dev' }, { stageName: 'prod' }],
  }
  expect(goesWith(api)).toEqual([
    'its design with 3 methods and its history',
    '2 stages (dev, prod), which will answer no more',
    '8 deployments',
    'its saved requests',
  ])
  expect(goesWith({ ...api, stages: [], latestDeployment: null })).toEqual([
    'its design with 3 methods and its history',
    'its saved requests',
  ])
})
